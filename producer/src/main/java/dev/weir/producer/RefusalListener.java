package dev.weir.producer;

/** Gets what can't be sent, so that whoever sends can report it. */
@FunctionalInterface
public interface RefusalListener {

  /**
   * Takes note of a line that is not sent.
   *
   * @param line where it stands in the input, from 1
   * @param reason such as {@code TOO_LONG}
   * @param detail follows the line: the problem, and the expected value
   */
  void add(long line, String reason, String detail);
}
