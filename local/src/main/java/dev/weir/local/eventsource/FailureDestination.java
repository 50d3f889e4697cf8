package dev.weir.local.eventsource;

/** Where a mapping describes records that it gave up. */
@FunctionalInterface
public interface FailureDestination {

  /**
   * Delivers one description. An exception loses it, as on AWS: the records stay given up, and the
   * event source says so in its log.
   */
  void deliver(FailureRecord record);
}
