package dev.weir.client.archive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.accesslog.AccessLogSettings;
import dev.weir.accesslog.parse.ParsedLines;
import dev.weir.accesslog.parse.ServiceName;
import dev.weir.archive.ArchivedStream;
import dev.weir.client.cloud.Cloud;
import dev.weir.client.cloud.DeployedSettings;
import dev.weir.engine.Parsed;
import dev.weir.events.codec.StrictUtf8;
import dev.weir.events.framing.SchemaIds;
import dev.weir.events.market.TickJson;
import dev.weir.events.transaction.TransactionJson;
import dev.weir.market.marks.parse.ParsedTicks;
import dev.weir.market.marks.parse.ReadTick;
import dev.weir.quarantine.Reason;
import dev.weir.quarantine.Rejected;
import dev.weir.stream.KinesisRecord;
import dev.weir.stream.Shard;
import dev.weir.transactions.TransactionSettings;
import dev.weir.transactions.parse.ParsedTransactions;
import dev.weir.transactions.parse.ReceivedTransaction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Writes archived records as JSON lines. An export shows the contents of records, so records of a
 * producer library appear whichever shard their keys belong to.
 */
interface RecordLines {

  ObjectMapper MAPPER = new ObjectMapper();

  /** Passes the lines of a record to the consumer. */
  void of(KinesisRecord record, Shard shard, Consumer<String> lines);

  /** Returns a writer of unchanged records. */
  static RecordLines raw() {
    return (record, shard, lines) -> lines.accept(text(bytes(place(record, shard), record.data())));
  }

  /** Returns a writer of the records' contents, parsed as the stack's function parses them. */
  static RecordLines parsed(Cloud cloud, ArchivedStream stream) {
    return switch (stream) {
      case ACCESS_LOGS -> accessLogs(DeployedSettings.accessLogs(cloud, Map.of()));
      case TRANSACTIONS -> transactions(DeployedSettings.transactions(cloud, Map.of()));
      case MARKET -> ticks(DeployedSettings.tickSchemas(cloud), cloud.region());
    };
  }

  private static RecordLines accessLogs(AccessLogSettings settings) {
    var archived = ArchivedAccessLogs.of(settings);
    return (record, shard, lines) -> {
      switch (archived.parse(record, shard)) {
        case Parsed.UnreadableRecord<ParsedLines>(var reason, var detail) ->
            lines.accept(rejected(record, shard, reason, detail));
        case Parsed.Events<ParsedLines>(var events) -> {
          for (var n = 0; n < events.size(); n++) {
            lines.accept(text(line(events, n, place(record, shard))));
          }
        }
      }
    };
  }

  private static ObjectNode line(ParsedLines lines, int n, ObjectNode json) {
    json.put("line", lines.lineOf(n));
    if (lines.isRejected(n)) {
      var rejected = lines.rejected(n);
      json.put("rejected", rejected.reason().name());
      return bytes(json, rejected.copy());
    }
    return json.put("time", Instant.ofEpochSecond(lines.epochSecond(n)).toString())
        .put("service", lines.service(n, new ServiceName()).text())
        .put("status", lines.status(n))
        .put("bytes", lines.bytes(n));
  }

  private static RecordLines transactions(TransactionSettings settings) {
    var archived = ArchivedTransactions.of(settings);
    return (record, shard, lines) -> {
      switch (archived.parse(record, shard)) {
        case Parsed.UnreadableRecord<ParsedTransactions>(var reason, var detail) ->
            lines.accept(rejected(record, shard, reason, detail));
        case Parsed.Events<ParsedTransactions>(var events) -> {
          events
              .transactions()
              .forEach(each -> lines.accept(text(transaction(each, place(record, shard)))));
          events
              .rejected()
              .forEach(each -> lines.accept(text(rejected(each, place(record, shard)))));
        }
      }
    };
  }

  private static ObjectNode transaction(ReceivedTransaction received, ObjectNode json) {
    json.put("line", received.line());
    return json.set("transaction", tree(TransactionJson.write(received.transaction())));
  }

  /**
   * Returns a writer of ticks and of the pulses among them.
   *
   * @param region whose feed it was
   */
  static RecordLines ticks(SchemaIds schemas, String region) {
    var archived = ArchivedTicks.of(schemas, region);
    return (record, shard, lines) -> {
      switch (archived.parse(record, shard)) {
        case Parsed.UnreadableRecord<ParsedTicks>(var reason, var detail) ->
            lines.accept(rejected(record, shard, reason, detail));
        case Parsed.Events<ParsedTicks>(var events) -> {
          events.ticks().forEach(each -> lines.accept(text(tick(each, place(record, shard)))));
          events
              .rejected()
              .forEach(each -> lines.accept(text(rejected(each, place(record, shard)))));
          if (events.hasPulse()) {
            lines.accept(text(place(record, shard).put("pulse", true)));
          }
        }
      }
    };
  }

  private static ObjectNode tick(ReadTick read, ObjectNode json) {
    json.put("line", read.line());
    return json.set("tick", tree(TickJson.write(read.tick())));
  }

  private static JsonNode tree(byte[] event) {
    try {
      return MAPPER.readTree(event);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // in memory: cannot fail
    }
  }

  private static ObjectNode rejected(Rejected rejected, ObjectNode json) {
    json.put("line", rejected.line());
    json.put("rejected", rejected.reason().name()).put("detail", rejected.detail());
    return bytes(json, rejected.bytes());
  }

  private static String rejected(KinesisRecord record, Shard shard, Reason reason, String detail) {
    var json = place(record, shard).put("rejected", reason.name()).put("detail", detail);
    return text(bytes(json, record.data()));
  }

  private static ObjectNode place(KinesisRecord record, Shard shard) {
    return MAPPER
        .createObjectNode()
        .put("shard", shard.id())
        .put("sequenceNumber", record.sequenceNumber().digits())
        .put("arrivedAt", record.arrivedAt().toString())
        .put("partitionKey", record.partitionKey());
  }

  private static ObjectNode bytes(ObjectNode json, byte[] bytes) {
    return StrictUtf8.text(bytes)
        .map(text -> json.put("text", text))
        .orElseGet(() -> json.put("base64", bytes));
  }

  private static String text(ObjectNode json) {
    try {
      return MAPPER.writeValueAsString(json);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e); // in memory: cannot fail
    }
  }
}
