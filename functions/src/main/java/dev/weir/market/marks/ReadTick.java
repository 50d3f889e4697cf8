package dev.weir.market.marks;

import dev.weir.market.ReceivedMark;
import dev.weir.market.TickRefusal;
import dev.weir.quarantine.QuarantineKey;
import dev.weir.quarantine.Reason;
import dev.weir.quarantine.Rejected;
import java.util.function.Supplier;

/**
 * A tick that could be read, with its place, so that it can still go to quarantine.
 *
 * @param key of its record in the quarantine
 * @param line its index among the lines of the record
 * @param bytes what it was read from; a copy is made only where it is refused
 */
record ReadTick(
    ReceivedMark received,
    QuarantineKey key,
    int line,
    String sequenceNumber,
    Supplier<byte[]> bytes) {

  Rejected refused(TickRefusal why) {
    return new Rejected(
        Reason.valueOf(why.name()),
        why.detail(),
        sequenceNumber,
        key.arrivedAt(),
        line,
        TickSliceBuilder.PIPELINE,
        bytes.get());
  }
}
