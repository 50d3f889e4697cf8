package dev.weir.alerts;

/** Where alerts go out to people and machines. */
public interface AlertTopic {

  /**
   * Publishes an alert. Published again after a crash, it carries the same id, by which a
   * subscriber recognises it.
   *
   * @throws dev.weir.stream.UnavailableException if the topic did not take it; it stays pending
   * @throws dev.weir.stream.RefusedException if the topic never takes it, not even in short form
   */
  void publish(Alert alert);
}
