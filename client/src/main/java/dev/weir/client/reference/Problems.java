package dev.weir.client.reference;

import java.util.ArrayList;
import java.util.List;

/** All that is wrong with some files, each with its place. */
public final class Problems {

  private final List<String> found = new ArrayList<>();

  /**
   * Adds one.
   *
   * @param line from 1
   * @param what is wrong, and what it should be
   */
  public void add(String file, long line, String what) {
    found.add("%s, line %d: %s".formatted(file, line, what));
  }

  /** Adds one that has no line. */
  public void add(String file, String what) {
    found.add(file + ": " + what);
  }

  /** Whether nothing is wrong. */
  public boolean isEmpty() {
    return found.isEmpty();
  }

  /** A line each, as a person reads them. */
  public List<String> all() {
    return List.copyOf(found);
  }
}
