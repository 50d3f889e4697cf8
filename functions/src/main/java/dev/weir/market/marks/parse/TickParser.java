package dev.weir.market.marks.parse;

import dev.weir.engine.Parsed;
import dev.weir.events.market.InvalidTickException;
import dev.weir.events.market.PulseJson;
import dev.weir.events.market.Tick;
import dev.weir.events.market.TickJson;
import dev.weir.events.market.TickMessages;
import dev.weir.market.Mark;
import dev.weir.market.ReceivedMark;
import dev.weir.quarantine.Reason;
import dev.weir.quarantine.Rejected;
import dev.weir.stream.DecodedRecord;
import dev.weir.stream.KinesisRecord;
import dev.weir.stream.Payload;
import dev.weir.stream.PayloadEvents;
import dev.weir.stream.RecordBudget;
import dev.weir.stream.RecordDecoder;
import dev.weir.stream.Shard;
import dev.weir.stream.WorkUnit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Parses the ticks of records: messages in Avro or Protobuf, or JSON with one tick per line. Each
 * is valid and belongs to the symbol of the partition key, or is rejected with the reason. A line
 * that is a pulse is not a tick. The result is a pure function of the record and the declared
 * sessions.
 */
public final class TickParser {

  /**
   * How far a tick's time may be ahead of its arrival. Venues' clocks are accurate to well below a
   * second; a time further ahead pins an instrument's price until it is reached, because the latest
   * of its marks wins, and meanwhile makes all others of its portfolios stale.
   */
  static final Duration MAX_AHEAD = Duration.ofMinutes(1);

  private final RecordDecoder envelope;
  private final TickMessages messages;
  private final String region;

  /**
   * Creates a parser of an envelope's contents.
   *
   * @param messages reads those in Avro or Protobuf
   * @param region that receives the ticks
   */
  public TickParser(RecordDecoder envelope, TickMessages messages, String region) {
    this.envelope = envelope;
    this.messages = messages;
    this.region = region;
  }

  /**
   * Parses a record.
   *
   * @throws dev.weir.stream.UnavailableException if the shard map, which aggregates need, does not
   *     answer
   * @throws dev.weir.stream.TooMuchWorkException if it exceeds the limits of a record
   */
  public Parsed<ParsedTicks> parse(KinesisRecord record, Shard shard, VenueCheck venues) {
    var budget = RecordBudget.of(record);
    return switch (envelope.open(record, shard, budget)) {
      case DecodedRecord.UndecodableRecord(var reason, var detail) ->
          new Parsed.UnreadableRecord<>(reason, detail);
      case DecodedRecord.Payloads(var payloads, _) -> {
        var run = new TickParsing(record, venues, budget);
        payloads.forEach(run::parse);
        yield new Parsed.Events<>(new ParsedTicks(run.ticks, run.rejected, run.hasPulse));
      }
    };
  }

  @FunctionalInterface
  private interface TickFormat {
    Tick read(byte[] bytes, int from, int to);
  }

  /** The parsing of one record. */
  private final class TickParsing {
    private final KinesisRecord record;
    private final VenueCheck venues;
    private final RecordBudget budget;
    private final List<ReadTick> ticks = new ArrayList<>();
    private final List<Rejected> rejected = new ArrayList<>();
    private int line;
    private boolean hasPulse;

    TickParsing(KinesisRecord record, VenueCheck venues, RecordBudget budget) {
      this.record = record;
      this.venues = venues;
      this.budget = budget;
    }

    void parse(Payload payload) {
      PayloadEvents.forEach(
          payload,
          (from, to, isMessage) -> {
            if (PulseJson.isPulse(payload.bytes(), from, to)) {
              hasPulse = true;
              line++;
            } else {
              parse(payload, from, to, isMessage ? this::readMessage : this::readJson);
            }
          });
    }

    private Tick readMessage(byte[] bytes, int from, int to) {
      return messages.read(bytes, from, to, budget.inflation());
    }

    private Tick readJson(byte[] bytes, int from, int to) {
      return TickJson.read(bytes, from, to, budget);
    }

    private void parse(Payload payload, int from, int to, TickFormat format) {
      budget.spend(WorkUnit.EVENTS, 1);
      try {
        var tick = format.read(payload.bytes(), from, to);
        if (!tick.symbol().equals(payload.partitionKey().orElse(record.partitionKey()))) {
          reject(payload, from, to, Reason.WRONG_PARTITION_KEY, "partition key is not symbol");
        } else if (tick.occurredAt().isAfter(record.arrivedAt().plus(MAX_AHEAD))) {
          reject(
              payload,
              from,
              to,
              Reason.TIME_AHEAD,
              "occurredAt is over a minute after the arrival");
        } else {
          take(tick, payload, from, to);
        }
      } catch (InvalidTickException e) {
        reject(payload, from, to, Reason.valueOf(e.problem().name()), e.getMessage());
      }
      line++;
    }

    private void take(Tick tick, Payload payload, int from, int to) {
      var refusal = venues.refusal(tick, record.arrivedAt());
      if (refusal.isPresent()) {
        reject(payload, from, to, refusal.get(), "session " + remedy(refusal.get()));
      } else {
        ticks.add(new ReadTick(tick, received(tick), record, line, payload.bytes(), from, to));
      }
    }

    private ReceivedMark received(Tick tick) {
      var rank = venues.rank(tick);
      var mark = new Mark(tick.symbol(), tick.venue(), rank, tick.price(), tick.occurredAt());
      return new ReceivedMark(
          mark, tick.bid(), tick.ask(), tick.size(), record.arrivedAt(), region);
    }

    private void reject(Payload payload, int from, int to, Reason reason, String detail) {
      var bytes = payload.rejectedBytes(from, to);
      budget.reject(bytes.length);
      rejected.add(TickPlaces.rejected(record, line, reason, detail, bytes));
    }
  }

  private static String remedy(Reason refusal) {
    return refusal == Reason.UNKNOWN_SESSION
        ? "names no date; declare it in sessions.csv"
        : "begins over a day after the arrival; a declared opening in sessions.csv counts instead";
  }
}
