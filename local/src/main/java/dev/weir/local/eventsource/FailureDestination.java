package dev.weir.local.eventsource;

/** Receives the descriptions of records that a mapping gave up. */
@FunctionalInterface
public interface FailureDestination {

  /**
   * Delivers one description. An exception loses it, as on AWS: the records stay given up, and the
   * event source logs it.
   */
  void deliver(FailureRecord record);
}
