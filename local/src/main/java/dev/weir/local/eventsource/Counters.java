package dev.weir.local.eventsource;

/**
 * Records counted as Lambda's metrics of event source mappings count them.
 *
 * @param polled read from the stream
 * @param filteredOut dropped by the filters
 * @param invoked given to the function, again each time
 * @param failed given to the function in an invocation that did not do all of its batch
 * @param dropped given up, for their age or after their retries
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
