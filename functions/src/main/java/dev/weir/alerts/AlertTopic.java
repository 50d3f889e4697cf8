package dev.weir.alerts;

/** The topic that publishes alerts to people and machines. */
public interface AlertTopic {

  /**
   * Publishes an alert. If it is published again after a crash, it carries the same id, by which a
   * subscriber recognises it.
   *
   * @throws dev.weir.stream.UnavailableException if the topic did not accept it; it stays pending
   * @throws dev.weir.stream.RefusedException if the topic will never accept it, not even in short
   *     form
   */
  void publish(Alert alert);
}
