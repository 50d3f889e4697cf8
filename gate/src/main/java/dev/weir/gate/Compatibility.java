package dev.weir.gate;

/**
 * What each new version of a contract must agree with, in the words of AWS Glue Schema Registry.
 * Every mode asks it of every earlier version, not of the last one alone.
 */
public enum Compatibility {
  /** The new version reads what every earlier one wrote: consumers are deployed first. */
  BACKWARD_ALL(true, false),
  /** Every earlier version reads what the new one writes: producers are deployed first. */
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
