package dev.weir.producer;

import java.util.Optional;
import java.util.OptionalLong;

/** Makes records of lines, in their order. */
public interface Packing {

  /**
   * Adds a line without its line end; returns the record that this completes, if any.
   *
   * @param number of the line in the input, from 1
   */
  Optional<LineRecord> add(long number, byte[] line);

  /** Closes the current record, if it has any lines. */
  Optional<LineRecord> flush();

  /** Returns the first added line that is not in a record yet. */
  OptionalLong firstWaiting();

  /** Returns how many packed lines are blank or headers, of which nothing is counted. */
  long headers();

  static boolean isBlank(byte[] line) {
    for (var b : line) {
      if (b != ' ' && b != '\t') {
        return false;
      }
    }
    return true;
  }
}
