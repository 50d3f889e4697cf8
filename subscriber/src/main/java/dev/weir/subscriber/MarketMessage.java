package dev.weir.subscriber;

import java.time.Instant;
import java.util.List;

/** A message of the topic, as far as it matters what a portfolio may do. */
sealed interface MarketMessage {

  /**
   * A decision.
   *
   * @param isShortened whether something of it is left out: the topic took it in no other way, or
   *     it is of the snapshot
   * @param text byte for byte as it came
   */
  record DecisionMessage(
      String portfolio,
      long version,
      long previousVersion,
      TradingState state,
      String group,
      Instant validUntil,
      boolean isShortened,
      String text)
      implements MarketMessage {

    /** The same, as one of the snapshot, which has the marks elsewhere. */
    DecisionMessage ofSnapshot() {
      return new DecisionMessage(
          portfolio, version, previousVersion, state, group, validUntil, true, text);
    }
  }

  /**
   * A beat.
   *
   * @param listed some of the group's portfolios, with what was stored of them
   */
  record BeatMessage(
      String group, long number, Instant validUntil, List<Listed> listed, String text)
      implements MarketMessage {

    public BeatMessage {
      listed = List.copyOf(listed);
    }
  }

  /** A portfolio in a beat. */
  record Listed(String portfolio, long version, TradingState state) {}
}
