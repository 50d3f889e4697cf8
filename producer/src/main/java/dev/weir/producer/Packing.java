package dev.weir.producer;

import java.util.Optional;
import java.util.OptionalLong;

/** Makes records of lines, in their order. */
public interface Packing {

  /**
   * Adds a line, without its line end; returns the record that is complete with it, if any.
   *
   * @param number where it stands in the input, from 1
   */
  Optional<LineRecord> add(long number, byte[] line);

  /** Closes the present record, if it has any line. */
  Optional<LineRecord> flush();

  /** The first line that was added and is in no record yet. */
  OptionalLong firstWaiting();

  /** How many of the lines in records are blank or headers: of these nothing is counted. */
  long headers();

  /** Whether a line is blank. */
  static boolean isBlank(byte[] line) {
    for (var b : line) {
      if (b != ' ' && b != '\t') {
        return false;
      }
    }
    return true;
  }
}
