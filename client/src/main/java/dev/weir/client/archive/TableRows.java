package dev.weir.client.archive;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import dev.weir.accesslog.AccessLogSettings;
import dev.weir.accesslog.parse.ParsedLines;
import dev.weir.accesslog.parse.ServiceName;
import dev.weir.archive.ArchiveTable;
import dev.weir.client.cloud.Cloud;
import dev.weir.client.cloud.DeployedSettings;
import dev.weir.engine.Parsed;
import dev.weir.stream.KinesisRecord;
import dev.weir.stream.Shard;
import dev.weir.transactions.TransactionSettings;
import dev.weir.transactions.parse.ParsedTransactions;
import dev.weir.transactions.parse.ReceivedTransaction;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Map;

/** Writes the events of archived records as rows of a table ({@link ArchiveTable}). */
public interface TableRows {

  /**
   * Writes the rows of a record: its valid events. What the pipeline quarantines has none.
   *
   * @return how many there are
   */
  long write(KinesisRecord record, Shard shard, JsonGenerator json) throws IOException;

  /** Returns a generator of JSON lines, which leaves the stream open. */
  static JsonGenerator lines(OutputStream out) throws IOException {
    var json = new JsonFactory().createGenerator(out);
    json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    json.setPrettyPrinter(new MinimalPrettyPrinter("\n"));
    return json;
  }

  /** Returns the rows of a table, parsed as the stack's function parses them. */
  static TableRows of(Cloud cloud, ArchiveTable table) {
    return switch (table) {
      case ACCESS_LOGS -> accessLogs(DeployedSettings.accessLogs(cloud, Map.of()));
      case TRANSACTIONS -> transactions(DeployedSettings.transactions(cloud, Map.of()));
    };
  }

  /** Returns the rows of access logs. */
  static TableRows accessLogs(AccessLogSettings settings) {
    var archived = ArchivedAccessLogs.of(settings);
    return (record, shard, json) ->
        switch (archived.parse(record, shard)) {
          case Parsed.UnreadableRecord<ParsedLines> _ -> 0;
          case Parsed.Events<ParsedLines>(var lines) -> requests(lines, record, shard, json);
        };
  }

  private static long requests(
      ParsedLines lines, KinesisRecord record, Shard shard, JsonGenerator json) throws IOException {
    var name = new ServiceName();
    var rows = 0L;
    for (var n = 0; n < lines.size(); n++) {
      if (!lines.isRejected(n)) {
        json.writeStartObject();
        json.writeStringField("event_time", Instant.ofEpochSecond(lines.epochSecond(n)).toString());
        json.writeStringField("service", lines.service(n, name).text());
        json.writeNumberField("status", lines.status(n));
        json.writeNumberField("bytes", lines.bytes(n));
        end(record, shard, lines.lineOf(n), json);
        rows++;
      }
    }
    return rows;
  }

  /** Returns the rows of transactions. */
  static TableRows transactions(TransactionSettings settings) {
    var archived = ArchivedTransactions.of(settings);
    return (record, shard, json) ->
        switch (archived.parse(record, shard)) {
          case Parsed.UnreadableRecord<ParsedTransactions> _ -> 0;
          case Parsed.Events<ParsedTransactions>(var events) -> {
            for (var received : events.transactions()) {
              transaction(received, shard, json);
            }
            yield events.transactions().size();
          }
        };
  }

  private static void transaction(ReceivedTransaction received, Shard shard, JsonGenerator json)
      throws IOException {
    var transaction = received.transaction();
    json.writeStartObject();
    json.writeStringField("event_time", transaction.occurredAt().toString());
    json.writeStringField("id", transaction.id());
    json.writeStringField("user_id", transaction.userId());
    // As text, because readers of JSON take numbers for floating-point ones.
    json.writeStringField("amount", transaction.amount().amount().toPlainString());
    json.writeStringField("currency", transaction.amount().currency().getCurrencyCode());
    json.writeStringField("merchant", transaction.merchant());
    if (transaction.category().isPresent()) {
      json.writeStringField("category", transaction.category().get());
    }
    json.writeStringField("channel", transaction.channel().text());
    json.writeStringField("country", transaction.location().country());
    json.writeStringField("city", transaction.location().city());
    end(received.record(), shard, received.line(), json);
  }

  private static void end(KinesisRecord record, Shard shard, int line, JsonGenerator json)
      throws IOException {
    json.writeStringField("arrived_at", record.arrivedAt().toString());
    json.writeStringField("shard", shard.id());
    json.writeStringField("sequence_number", record.sequenceNumber().digits());
    json.writeNumberField("line", line);
    json.writeEndObject();
  }
}
