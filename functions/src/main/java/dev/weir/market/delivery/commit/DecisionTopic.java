package dev.weir.market.delivery.commit;

import dev.weir.stream.UnavailableException;

/**
 * The topic from which trading systems receive decisions and beats, in order for each portfolio and
 * group.
 */
public interface DecisionTopic {

  /**
   * Delivers a decision. Repeating it within five minutes changes nothing; later the trading
   * systems receive it twice, and recognise it by the version.
   *
   * @param decision its JSON
   * @throws dev.weir.stream.RefusedException if the topic will never accept it, not even in short
   *     form
   * @throws UnavailableException if the topic does not answer; it may have been delivered
   *     nevertheless
   */
  void publish(String portfolio, long version, String decision);

  /**
   * Delivers a beat, ordered separately for each group. Repeating it within five minutes changes
   * nothing.
   *
   * @param key of the group's beats, which no portfolio has
   * @param beat its JSON
   * @throws dev.weir.stream.RefusedException if the topic will never accept it
   * @throws UnavailableException if the topic does not answer; it may have been delivered
   *     nevertheless
   */
  void beat(String key, long number, String beat);
}
