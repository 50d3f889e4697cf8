package dev.weir.samples;

/** The patterns in a sample's transactions; each has the name of the rule that finds it. */
public enum TransactionPattern {
  /** Three to five large purchases in a place that is new to the user. */
  NEW_LOCATION_SPREE,
  /** The card in two places that are too far apart for the time between. */
  IMPOSSIBLE_TRAVEL,
  /** Three to five small amounts, then a large one. */
  CARD_TESTING,
  /** An amount far beyond what the user spends. */
  AMOUNT_SPIKE,
  /** Eleven to fifteen transactions in less than a minute. */
  VELOCITY
}
