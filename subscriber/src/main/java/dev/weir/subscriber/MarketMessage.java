package dev.weir.subscriber;

import java.time.Instant;
import java.util.List;

/** A message of the topic, limited to the fields that determine a portfolio's state. */
sealed interface MarketMessage {

  /**
   * A decision.
   *
   * @param isShortened whether a part of it is left out: the topic accepted it only in short form,
   *     or it is from the snapshot
   * @param text byte for byte as it arrived
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

    /** Returns the same decision as one of the snapshot, which has the marks elsewhere. */
    DecisionMessage ofSnapshot() {
      return new DecisionMessage(
          portfolio, version, previousVersion, state, group, validUntil, true, text);
    }
  }

  /**
   * A beat.
   *
   * @param listed some of the group's portfolios, with their stored state
   */
  record BeatMessage(
      String group, long number, Instant validUntil, List<ListedPortfolio> listed, String text)
      implements MarketMessage {

    public BeatMessage {
      listed = List.copyOf(listed);
    }
  }

  /** A portfolio in a beat. */
  record ListedPortfolio(String portfolio, long version, TradingState state) {}
}
