package dev.weir.market.exposure;

/** A gap or doubt in a decision's data; the names are reason codes. */
public enum Cause {
  /** An operator ordered it. The response is the one ordered. */
  BY_HAND(Action.HALT),
  /**
   * A Region computed figures that differ from the stored ones. Holds until an operator releases
   * it.
   */
  REGIONS_DISAGREE(Action.HALT),
  /** A position has no price: never had one, or its last trade was cancelled or voided. */
  UNMARKED(Action.HALT),
  /** A position is too large for the arithmetic. The response can't be configured. */
  BEYOND(Action.HALT),
  /** The portfolio has no limits. */
  NO_LIMITS(Action.HALT),
  /** A limit is based on returns, and there are too few of them. */
  SHORT_HISTORY(Action.HALT),
  /** A mark that provides a price is too old while its venue is open. */
  STALE(Action.REDUCE),
  /** Nothing has arrived from a venue for too long while it is open, by the arrival clock. */
  SILENT(Action.REDUCE),
  /** The last declared session of a venue has ended, so it is unknown whether it is open. */
  CALENDAR_ENDED(Action.REDUCE),
  /** The reference data were loaded too long ago. */
  REFERENCE_OLD(Action.WARN);

  private final Action byDefault;

  Cause(Action byDefault) {
    this.byDefault = byDefault;
  }

  /** Returns the response if none is declared. */
  public Action byDefault() {
    return byDefault;
  }

  /** Whether a different response can be declared. */
  public boolean canBeSet() {
    return this != BEYOND && this != BY_HAND;
  }
}
