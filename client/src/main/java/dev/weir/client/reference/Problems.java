package dev.weir.client.reference;

import java.util.ArrayList;
import java.util.List;

/** The problems of some files, each with its place. */
public final class Problems {

  private final List<String> found = new ArrayList<>();

  /**
   * Adds a problem.
   *
   * @param line from 1
   * @param what the error, and the expected value
   */
  public void add(String file, long line, String what) {
    found.add("%s, line %d: %s".formatted(file, line, what));
  }

  /** Adds a problem without a line. */
  public void add(String file, String what) {
    found.add(file + ": " + what);
  }

  /** Returns whether there are no problems. */
  public boolean isEmpty() {
    return found.isEmpty();
  }

  /** Returns the problems as lines for people. */
  public List<String> all() {
    return List.copyOf(found);
  }
}
