package dev.weir.market.exposure;

/** What a decision does not know, or should not rely on; the names are reason codes. */
public enum Cause {
  /** An operator ordered it. What is done about it is what was ordered. */
  BY_HAND(Action.HALT),
  /** A Region computed other figures than are stored. Holds until an operator releases it. */
  REGIONS_DISAGREE(Action.HALT),
  /** A position has no price: never had one, or its last trade was cancelled or voided. */
  UNMARKED(Action.HALT),
  /** A position is too great to be computed with. What is done about it can't be set. */
  BEYOND(Action.HALT),
  /** The portfolio has no limits. */
  NO_LIMITS(Action.HALT),
  /** A limit rests on returns, and there are too few of them. */
  SHORT_HISTORY(Action.HALT),
  /** A mark that gives a price is too old while its venue is open. */
  STALE(Action.REDUCE),
  /** Nothing has arrived from a venue for too long while it is open, by the arrival clock. */
  SILENT(Action.REDUCE),
  /** The last declared session of a venue has ended, so nobody knows whether it is open. */
  CALENDAR_ENDED(Action.REDUCE),
  /** The reference data were loaded too long ago. */
  REFERENCE_OLD(Action.WARN);

  private final Action byDefault;

  Cause(Action byDefault) {
    this.byDefault = byDefault;
  }

  /** What is done about it where nothing is declared. */
  public Action byDefault() {
    return byDefault;
  }

  /** Whether something else can be declared. */
  public boolean canBeSet() {
    return this != BEYOND && this != BY_HAND;
  }
}
