package dev.weir.market.marks;

import dev.weir.events.framing.InflationBudget;
import dev.weir.events.market.InvalidTickException;
import dev.weir.events.market.Tick;
import dev.weir.events.market.TickJson;
import dev.weir.events.market.TickMessages;
import dev.weir.quarantine.Reason;
import dev.weir.stream.KinesisRecord;
import dev.weir.stream.Lines;
import dev.weir.stream.Payload;
import dev.weir.stream.TooMuchWorkException;
import java.time.Duration;
import java.util.Arrays;

/**
 * Parses the ticks of one record: a message in Avro or Protobuf, or JSON, one tick a line. Each is
 * valid, and of the symbol that the partition key names, or it is rejected with the reason.
 */
final class TickParser {

  /**
   * How far ahead of its arrival a tick's time may be. Venues' clocks are kept to well below a
   * second; a time that is further ahead pins an instrument's price until it is reached, for the
   * latest of its marks holds, and makes all others of its portfolios stale meanwhile.
   */
  static final Duration MAX_AHEAD = Duration.ofMinutes(1);

  private final KinesisRecord record;
  private final TickSliceBuilder slice;
  private final VenueCheck venues;
  private final TickMessages messages;
  private final InflationBudget budget;
  private int line;

  TickParser(
      KinesisRecord record,
      TickSliceBuilder slice,
      VenueCheck venues,
      TickMessages messages,
      InflationBudget budget) {
    this.record = record;
    this.slice = slice;
    this.venues = venues;
    this.messages = messages;
    this.budget = budget;
  }

  void parse(Payload payload) {
    var partitionKey = payload.partitionKey().orElse(record.partitionKey());
    if (TickMessages.isAt(payload.bytes(), payload.from(), payload.to())) {
      parse(partitionKey, payload.bytes(), payload.from(), payload.to(), this::readMessage);
    } else if (payload.length() == 0) {
      parse(partitionKey, payload.bytes(), payload.from(), payload.to(), TickJson::read);
    } else {
      Lines.forEach(
          payload.bytes(),
          payload.from(),
          payload.to(),
          (bytes, from, to) -> parseLine(partitionKey, bytes, from, to));
    }
  }

  private Tick readMessage(byte[] bytes, int from, int to) {
    return messages.read(bytes, from, to, budget);
  }

  private void parseLine(String partitionKey, byte[] bytes, int from, int to) {
    if (to > from) {
      parse(partitionKey, bytes, from, to, TickJson::read);
    }
  }

  @FunctionalInterface
  private interface Format {
    Tick read(byte[] bytes, int from, int to);
  }

  private void parse(String partitionKey, byte[] bytes, int from, int to, Format format) {
    try {
      var tick = format.read(bytes, from, to);
      if (!tick.symbol().equals(partitionKey)) {
        reject(bytes, from, to, Reason.WRONG_PARTITION_KEY, "partition key is not symbol");
      } else if (tick.occurredAt().isAfter(record.arrivedAt().plus(MAX_AHEAD))) {
        reject(bytes, from, to, Reason.TIME_AHEAD, "occurredAt is over a minute after the arrival");
      } else {
        take(tick, bytes, from, to);
      }
    } catch (InvalidTickException e) {
      reject(bytes, from, to, Reason.valueOf(e.problem().name()), e.getMessage());
    } catch (TooMuchWorkException e) {
      reject(bytes, from, to, e.reason(), e.getMessage());
    } catch (RuntimeException | StackOverflowError e) {
      reject(bytes, from, to, Reason.PARSER_FAILED, e.getClass().getSimpleName());
    }
    line++;
  }

  private void take(Tick tick, byte[] bytes, int from, int to) {
    var refusal = venues.refusal(tick, record.arrivedAt());
    if (refusal.isPresent()) {
      reject(bytes, from, to, refusal.get(), "session " + remedy(refusal.get()));
    } else {
      var at = line;
      slice.add(tick, venues.rank(tick), at, () -> Arrays.copyOfRange(bytes, from, to));
    }
  }

  private static String remedy(Reason refusal) {
    return refusal == Reason.UNKNOWN_SESSION
        ? "names no date; declare it in sessions.csv"
        : "begins over a day after the arrival; a declared opening in sessions.csv counts instead";
  }

  private void reject(byte[] bytes, int from, int to, Reason reason, String detail) {
    slice.reject(Arrays.copyOfRange(bytes, from, to), line, reason, detail);
  }
}
