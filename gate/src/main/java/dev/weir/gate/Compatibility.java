package dev.weir.gate;

/**
 * The compatibility required of each new version of a contract, with the names of AWS Glue Schema
 * Registry. Every mode compares it with every earlier version, not only with the last one.
 */
public enum Compatibility {
  /** The new version reads the data of every earlier one: consumers are deployed first. */
  BACKWARD_ALL(true, false),
  /** Every earlier version reads the data of the new one: producers are deployed first. */
  FORWARD_ALL(false, true),
  /** Both: in any order. */
  FULL_ALL(true, true);

  private final boolean isBackward;
  private final boolean isForward;

  Compatibility(boolean isBackward, boolean isForward) {
    this.isBackward = isBackward;
    this.isForward = isForward;
  }

  boolean isBackward() {
    return isBackward;
  }

  boolean isForward() {
    return isForward;
  }
}
