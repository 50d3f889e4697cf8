package dev.weir.cli.schema;

import dev.weir.events.ForeignText;
import dev.weir.events.codec.InvalidMessageException;
import dev.weir.events.framing.Frame;
import dev.weir.events.framing.SchemaIds;
import dev.weir.events.market.InvalidTickException;
import dev.weir.events.market.TickJson;
import dev.weir.events.market.TickMessages;
import dev.weir.events.transaction.InvalidTransactionException;
import dev.weir.events.transaction.TransactionJson;
import dev.weir.events.transaction.TransactionMessages;
import dev.weir.stream.DecodedRecord;
import dev.weir.stream.HashKeyRange;
import dev.weir.stream.KinesisRecord;
import dev.weir.stream.Payload;
import dev.weir.stream.RecordBudget;
import dev.weir.stream.RecordDecoder;
import dev.weir.stream.SequenceNumber;
import dev.weir.stream.Shard;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Explains how the pipelines read a record. */
final class RecordExplainer {

  private final TransactionMessages transactions;
  private final TickMessages ticks;
  private final String contract;

  /**
   * Creates an explainer.
   *
   * @param ids of the contract's schemas
   * @param contract transaction or tick; null for whichever knows the schema
   */
  RecordExplainer(SchemaIds ids, String contract) {
    transactions = new TransactionMessages(ids);
    ticks = new TickMessages(ids);
    this.contract = contract;
  }

  /** Returns a line for each fact. */
  List<String> explain(byte[] data) {
    var record = new KinesisRecord(new SequenceNumber("1"), "", Instant.EPOCH, data);
    var budget = RecordBudget.of(record);
    var opened =
        RecordDecoder.ofEvents(_ -> HashKeyRange.whole())
            .open(record, new Shard("shardId-000000000000"), budget);
    return switch (opened) {
      case DecodedRecord.UndecodableRecord(var reason, var detail) ->
          List.of("The record would be quarantined: %s: %s".formatted(reason, detail));
      case DecodedRecord.Payloads(var payloads, _) -> {
        var lines = new ArrayList<String>();
        payloads.forEach(payload -> explain(payload, budget, lines));
        yield lines;
      }
    };
  }

  private void explain(Payload payload, RecordBudget budget, List<String> lines) {
    if (!Frame.isAt(payload.bytes(), payload.from(), payload.to())) {
      lines.add("No header: JSON lines, %d bytes".formatted(payload.length()));
      return;
    }
    try {
      var frame = Frame.read(payload.bytes(), payload.from(), payload.to());
      lines.add("Framing: " + framing(frame));
      if (!(frame instanceof Frame.Bare)) {
        lines.add("Schema:  %s, %s".formatted(frame.schema(), known(frame)));
      }
      lines.add(content(frame, payload, budget));
    } catch (InvalidMessageException e) {
      lines.add("Would be quarantined: %s: %s".formatted(e.kind(), e.getMessage()));
    }
  }

  private static String framing(Frame frame) {
    return switch (frame) {
      case Frame.SingleObject _ -> "Avro single-object encoding";
      case Frame.Glue(_, var isZlib) ->
          "AWS Glue Schema Registry, " + (isZlib ? "zlib" : "not compressed");
      case Frame.Confluent _ -> "Confluent, 4-byte id";
      case Frame.ConfluentGuid _ -> "Confluent, GUID";
      case Frame.Bare _ -> "none, Protobuf";
    };
  }

  private String known(Frame frame) {
    return (isTick(frame) ? ticks.versionOf(frame) : transactions.versionOf(frame))
        .map(version -> "which is %s %s".formatted(isTick(frame) ? "tick" : "transaction", version))
        .orElse("which is unknown here; give its id with --glue or --confluent");
  }

  private boolean isTick(Frame frame) {
    return contract != null
        ? contract.equals("tick")
        : frame instanceof Frame.SingleObject && ticks.versionOf(frame).isPresent();
  }

  private String content(Frame frame, Payload payload, RecordBudget budget) {
    try {
      var json =
          isTick(frame)
              ? TickJson.write(
                  ticks.read(payload.bytes(), payload.from(), payload.to(), budget.inflation()))
              : TransactionJson.write(
                  transactions.read(
                      payload.bytes(), payload.from(), payload.to(), budget.inflation()));
      return "Content: " + ForeignText.oneLine(new String(json, StandardCharsets.UTF_8));
    } catch (InvalidTransactionException e) {
      return "Would be quarantined: %s: %s".formatted(e.problem(), e.getMessage());
    } catch (InvalidTickException e) {
      return "Would be quarantined: %s: %s".formatted(e.problem(), e.getMessage());
    }
  }
}
