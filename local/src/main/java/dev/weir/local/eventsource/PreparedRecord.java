package dev.weir.local.eventsource;

import java.time.Instant;

/**
 * A record that was read, filtered and written as part of an event.
 *
 * @param orderKey see {@link PolledRecord#orderKey}
 * @param json its element of the event's {@code Records}, UTF-8; empty if it is not wanted
 * @param wanted whether the filters let it pass
 */
@SuppressWarnings("ArrayRecordComponent") // an event's part, never compared
record PreparedRecord(
    String sequenceNumber, String orderKey, Instant arrivedAt, byte[] json, boolean wanted) {}
