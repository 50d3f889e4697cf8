package dev.weir.market.delivery.commit;

import dev.weir.stream.UnavailableException;

/** Where trading systems get decisions and beats from, each portfolio's and group's in order. */
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

  /**
   * Hands over a beat, in an order of its own for each group. To do it again within five minutes
   * changes nothing.
   *
   * @param key of the group's beats, which no portfolio has
   * @param beat its JSON
   * @throws dev.weir.stream.RefusedException where the topic never takes it
   * @throws UnavailableException where the topic does not answer; it may be handed over all the
   *     same
   */
  void beat(String key, long number, String beat);
}
