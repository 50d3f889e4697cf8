package dev.weir.metrics.stack;

/** Why a function is invoked. */
public sealed interface Trigger {

  /**
   * Records of a stream.
   *
   * @param isPushable whether settings choose between enhanced fan-out and polling; otherwise it is
   *     polled
   */
  record Records(DataStream stream, boolean isPushable) implements Trigger {}

  /**
   * Changes of this Region's replica of a table.
   *
   * @param table the output with its name
   */
  record Changes(StackOutput table) implements Trigger {}

  /** The clock, at an interval. */
  record Timer() implements Trigger {}
}
