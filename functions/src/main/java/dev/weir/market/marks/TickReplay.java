package dev.weir.market.marks;

import dev.weir.engine.Containment;
import dev.weir.engine.Parsed;
import dev.weir.events.market.InvalidTickException;
import dev.weir.events.market.Tick;
import dev.weir.events.market.TickJson;
import dev.weir.events.market.TickMessages;
import dev.weir.quarantine.Reason;
import dev.weir.quarantine.Rejected;
import dev.weir.stream.DecodedRecord;
import dev.weir.stream.HashKeyRange;
import dev.weir.stream.KinesisRecord;
import dev.weir.stream.Payload;
import dev.weir.stream.PayloadEvents;
import dev.weir.stream.RecordBudget;
import dev.weir.stream.RecordDecoder;
import dev.weir.stream.SequenceNumber;
import dev.weir.stream.Shard;
import dev.weir.stream.WorkUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Turns quarantined ticks that are readable now into records to be sent to their feed again. A
 * register applies a tick by its rank, whenever it comes: a resent tick sets the mark unless a
 * later one has, closes a gap if it was missing, and changes nothing else, however often it is
 * sent. Not thread-safe.
 */
public final class TickReplay {

  /**
   * Reasons that depended on other data at that time. A resent tick of this kind would confirm
   * itself; an operator accepts it instead.
   */
  private static final Set<Reason> DECIDED =
      EnumSet.of(
          Reason.TIME_AHEAD,
          Reason.SESSION_AHEAD,
          Reason.SESSION_BEHIND,
          Reason.SEQUENCE_AHEAD,
          Reason.EPOCH_AHEAD,
          Reason.SEQUENCE_BEHIND,
          Reason.PRICE_BEYOND,
          Reason.UNCONFIRMED,
          Reason.FEEDS_DISAGREE);

  private static final Shard ANY = new Shard("replay");

  private final RecordDecoder envelope = RecordDecoder.ofEvents(_ -> HashKeyRange.whole());
  private final TickMessages messages;

  /** A tick to resend: its bytes and its partition key in the feed. */
  @SuppressWarnings("ArrayRecordComponent") // passed on, never compared
  public record Resent(String symbol, byte[] data) {}

  /** Creates a replay with the function's schemas. */
  public TickReplay(TickMessages messages) {
    this.messages = messages;
  }

  /**
   * Returns the ticks of an entry to resend; empty if not all of it can be read, or if it was
   * refused for a different reason.
   */
  public Optional<List<Resent>> of(Rejected entry) {
    if (DECIDED.contains(entry.reason()) || entry.isCut()) {
      return Optional.empty();
    }
    return switch (Containment.of(() -> read(entry))) {
      case Parsed.UnreadableRecord<List<Resent>> _ -> Optional.empty();
      case Parsed.Events<List<Resent>>(var ticks) -> Optional.of(ticks);
    };
  }

  private Parsed<List<Resent>> read(Rejected entry) {
    var number = new SequenceNumber(entry.sequenceNumber());
    var record = new KinesisRecord(number, "", entry.arrivedAt(), entry.bytes());
    var budget = RecordBudget.of(record);
    return switch (envelope.open(record, ANY, budget)) {
      case DecodedRecord.UndecodableRecord(var reason, var detail) ->
          new Parsed.UnreadableRecord<>(reason, detail);
      case DecodedRecord.Payloads(var payloads, _) -> read(payloads, budget);
    };
  }

  private Parsed<List<Resent>> read(List<Payload> payloads, RecordBudget budget) {
    var ticks = new ArrayList<Resent>();
    try {
      for (var payload : payloads) {
        PayloadEvents.forEach(
            payload,
            (from, to, isMessage) -> {
              budget.spend(WorkUnit.EVENTS, 1);
              var tick = read(payload.bytes(), from, to, isMessage, budget);
              var bytes = Arrays.copyOfRange(payload.bytes(), from, to);
              ticks.add(new Resent(tick.symbol(), bytes));
            });
      }
      return new Parsed.Events<>(ticks);
    } catch (InvalidTickException e) {
      return new Parsed.UnreadableRecord<>(Reason.valueOf(e.problem().name()), e.getMessage());
    }
  }

  private Tick read(byte[] bytes, int from, int to, boolean isMessage, RecordBudget budget) {
    return isMessage
        ? messages.read(bytes, from, to, budget.inflation())
        : TickJson.read(bytes, from, to);
  }
}
