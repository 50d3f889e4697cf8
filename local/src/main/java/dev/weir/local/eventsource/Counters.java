package dev.weir.local.eventsource;

/**
 * Numbers of records, as in Lambda's metrics of event source mappings.
 *
 * @param polled read from the stream
 * @param filteredOut dropped by the filters
 * @param invoked passed to the function, each time again
 * @param failed passed to the function in an invocation that did not process its complete batch
 * @param dropped given up, because of their age or after their retries
 * @param delivered of the dropped, described at the on-failure destination
 */
public record Counters(
    long polled, long filteredOut, long invoked, long failed, long dropped, long delivered) {
  static final Counters NONE = new Counters(0, 0, 0, 0, 0, 0);

  static Counters polled(long records, long filteredOut) {
    return new Counters(records, filteredOut, 0, 0, 0, 0);
  }

  static Counters invoked(long records, boolean failed) {
    return new Counters(0, 0, records, failed ? records : 0, 0, 0);
  }

  static Counters dropped(long records, boolean delivered) {
    return new Counters(0, 0, 0, 0, records, delivered ? records : 0);
  }

  Counters plus(Counters more) {
    return new Counters(
        polled + more.polled,
        filteredOut + more.filteredOut,
        invoked + more.invoked,
        failed + more.failed,
        dropped + more.dropped,
        delivered + more.delivered);
  }
}
