package dev.weir.market;

/** The reason why a readable tick is not a mark, for now or permanently. */
public enum TickRefusal {
  /** The instrument can't have such a price. */
  BAD_PRICE("the price is not above zero; collars.csv can allow that"),
  /** The price is further from the last one than the instrument's collar allows. */
  PRICE_BEYOND("the price is outside the collar around the last one; others must confirm it"),
  /** The mark was voided: the next price has to be confirmed. */
  UNCONFIRMED("the first price after a void; others must confirm it"),
  /** The sequence is further ahead than a gap in the feed explains. */
  SEQUENCE_AHEAD("the sequence is far ahead of the last one; others must confirm it"),
  /** The epoch is further ahead than restarts of the sequence explain. */
  EPOCH_AHEAD("the epoch is far ahead of the last one; others must confirm it"),
  /** Epoch or sequence are below the mark's, but the tick is later: the sequence restarted. */
  SEQUENCE_BEHIND(
      "the epoch or sequence is below the last one at a later time; others must confirm it"),
  /** The session is before the mark's, but the tick is later: one of the two sessions is wrong. */
  SESSION_BEHIND("the session is before that of the mark, which occurred earlier: see weir market"),
  /**
   * It is the first tick of an instrument that nobody holds, and arrives long after it occurred.
   */
  NOBODY_HOLDS("the instrument's first tick is over a day late, and nobody holds it"),
  /** Another tick of the same session and sequence has another price. */
  FEEDS_DISAGREE("another tick of the same sequence has another price");

  private final String detail;

  TickRefusal(String detail) {
    this.detail = detail;
  }

  /** Returns a short description with the remedy. */
  public String detail() {
    return detail;
  }
}
