package dev.weir.market.delivery.commit;

import dev.weir.stream.UnavailableException;

/** Where trading systems get decisions from, in the order of each portfolio's versions. */
@FunctionalInterface
public interface DecisionTopic {

  /**
   * Hands over a decision. To do it again within five minutes changes nothing; later the trading
   * systems get it twice, and tell by the version.
   *
   * @param decision its JSON
   * @throws dev.weir.stream.RefusedException where the topic never takes it, not even in short form
   * @throws UnavailableException where the topic does not answer; it may be handed over all the
   *     same
   */
  void publish(String portfolio, long version, String decision);
}
