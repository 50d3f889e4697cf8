package dev.weir.local.eventsource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Keeps the tumbling window of a shard: one is open at a time, its bounds are multiples of its size
 * since the epoch, and records belong to it by their arrival.
 */
final class TumblingWindows {
  /** https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-windows.html */
  static final int STATE_LIMIT = 1024 * 1024;

  private final long sizeMillis;
  private WindowCall open;

  /**
   * Creates the windows of one shard.
   *
   * @param size zero for none: then every record belongs together and there is no last call
   */
  TumblingWindows(Duration size) {
    this.sizeMillis = size.toMillis();
  }

  /** Returns the window data for an invocation with records; empty without windows. */
  Optional<WindowCall> call() {
    return Optional.ofNullable(open);
  }

  /** Returns the window data for the last invocation of the open window. */
  WindowCall lastCall() {
    return new WindowCall(open.start(), open.end(), open.state(), true, open.terminatedEarly());
  }

  /** Opens the window of a record unless one is open. */
  void openFor(PreparedRecord record) {
    if (sizeMillis > 0 && open == null) {
      long arrived = record.arrivedAt().toEpochMilli();
      var start = Instant.ofEpochMilli(arrived - Math.floorMod(arrived, sizeMillis));
      var end = start.plusMillis(sizeMillis);
      open = new WindowCall(start, end, JsonNodeFactory.instance.objectNode(), false, false);
    }
  }

  /**
   * Returns whether a record goes into the open window. One that arrived before its start does too.
   */
  boolean holds(PreparedRecord record) {
    return open == null || record.arrivedAt().isBefore(open.end());
  }

  /**
   * Returns whether the open window needs its last call.
   *
   * @param next the next record of the shard
   * @param caughtUpAt when a read that found nothing began
   * @param ended whether the shard has no more records: resharding ends its windows
   */
  boolean lastCallIsDue(Optional<PreparedRecord> next, Instant caughtUpAt, boolean ended) {
    if (open == null || open.terminatedEarly()) {
      return open != null;
    }
    boolean quiet = ended || !caughtUpAt.isBefore(open.end());
    return next.map(record -> !holds(record)).orElse(quiet);
  }

  /** Keeps the returned state for the next call. */
  void keep(JsonNode state) {
    boolean tooLarge = state.toString().getBytes(StandardCharsets.UTF_8).length > STATE_LIMIT;
    open = new WindowCall(open.start(), open.end(), state, false, tooLarge);
  }

  /** Ends the open window. */
  void close() {
    open = null;
  }
}
