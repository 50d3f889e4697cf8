package dev.weir.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.events.framing.Encoding;
import dev.weir.events.framing.FrameWriter;
import dev.weir.events.framing.InflationBudget;
import dev.weir.events.framing.SchemaIds;
import dev.weir.events.framing.SchemaVersion;
import dev.weir.events.transaction.Transaction;
import dev.weir.events.transaction.TransactionJson;
import dev.weir.events.transaction.TransactionMessages;
import dev.weir.samples.TransactionSample;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Reads 1,000 transactions in every encoding with every check, alongside libraries that check
 * nothing: Jackson's data binding, Avro's own reader, and protobuf-java with the class that protoc
 * generates. Read the ratios.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 2, jvmArgsAppend = "-XX:+UseSerialGC") // Lambda's collector
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class EncodingsBenchmark {

  private static final int COUNT = 1_000;
  private static final UUID GLUE = UUID.fromString("39f3ef3d-11e9-3933-941c-9484ba13fa47");
  private static final UUID GLUE_PROTOBUF = UUID.fromString("c7abd499-d14c-312e-af92-e88fdd5eec39");
  private static final InflationBudget BUDGET = InflationBudget.of(Integer.MAX_VALUE);

  private final ObjectMapper databind = new ObjectMapper();
  private final TransactionMessages messages =
      new TransactionMessages(
          SchemaIds.NONE
              .withGlue(GLUE + "=avro:2," + GLUE_PROTOBUF + "=protobuf:2")
              .withConfluent("1=avro:2,2=protobuf:2"));
  private GenericDatumReader<GenericRecord> avroReader;
  private List<byte[]> json = List.of();
  private List<byte[]> avro = List.of();
  private List<byte[]> protobuf = List.of();
  private List<byte[]> glueAvro = List.of();
  private List<byte[]> glueAvroZlib = List.of();
  private List<byte[]> glueProtobuf = List.of();
  private List<byte[]> confluentAvro = List.of();
  private List<byte[]> confluentProtobuf = List.of();

  /** Writes the same transactions in every form. */
  @Setup
  public void write() throws IOException {
    var transactions =
        TransactionSample.usual(
                7, Instant.parse("2026-11-22T00:00:00Z"), Duration.ofDays(1), 300, COUNT)
            .stream()
            .map(labelled -> labelled.transaction())
            .toList();
    json = transactions.stream().map(TransactionJson::write).toList();
    avro = bodies(transactions, Encoding.AVRO);
    protobuf = bodies(transactions, Encoding.PROTOBUF);
    var index = TransactionMessages.index();
    glueAvro = avro.stream().map(body -> FrameWriter.glue(GLUE, body)).toList();
    glueAvroZlib = avro.stream().map(body -> FrameWriter.glueZlib(GLUE, body)).toList();
    glueProtobuf =
        protobuf.stream()
            .map(body -> FrameWriter.glue(GLUE_PROTOBUF, FrameWriter.glueIndex(index, body)))
            .toList();
    confluentAvro = avro.stream().map(body -> FrameWriter.confluent(1, body)).toList();
    confluentProtobuf =
        protobuf.stream()
            .map(body -> FrameWriter.confluent(2, FrameWriter.confluentIndexes(index, body)))
            .toList();
    avroReader = new GenericDatumReader<>(schema());
  }

  private static List<byte[]> bodies(List<Transaction> transactions, Encoding encoding) {
    var version = new SchemaVersion(encoding, 2);
    return transactions.stream().map(each -> TransactionMessages.body(each, version)).toList();
  }

  private static Schema schema() throws IOException {
    try (var file =
        TransactionMessages.class.getResourceAsStream("/contracts/transaction/avro/v2.avsc")) {
      return new Schema.Parser().parse(file);
    }
  }

  /** Reads JSON. */
  @Benchmark
  public void json(Blackhole read) {
    for (var bytes : json) {
      read.consume(TransactionJson.read(bytes, 0, bytes.length));
    }
  }

  /** Reads Protobuf without a header. */
  @Benchmark
  public void protobuf(Blackhole read) {
    readAll(protobuf, read);
  }

  /** Reads Avro under Glue's header. */
  @Benchmark
  public void glueAvro(Blackhole read) {
    readAll(glueAvro, read);
  }

  /** Reads compressed Avro under Glue's header. */
  @Benchmark
  public void glueAvroZlib(Blackhole read) {
    readAll(glueAvroZlib, read);
  }

  /** Reads Protobuf under Glue's header, with its index. */
  @Benchmark
  public void glueProtobuf(Blackhole read) {
    readAll(glueProtobuf, read);
  }

  /** Reads Avro under Confluent's header. */
  @Benchmark
  public void confluentAvro(Blackhole read) {
    readAll(confluentAvro, read);
  }

  /** Reads Protobuf under Confluent's header. */
  @Benchmark
  public void confluentProtobuf(Blackhole read) {
    readAll(confluentProtobuf, read);
  }

  private void readAll(List<byte[]> all, Blackhole read) {
    for (var bytes : all) {
      read.consume(messages.read(bytes, 0, bytes.length, BUDGET));
    }
  }

  /** Reads with Jackson's data binding and parses the amount and the time from their texts. */
  @Benchmark
  public void libraryJackson(Blackhole read) throws IOException {
    for (var bytes : json) {
      var bound = databind.readValue(bytes, TransactionsBenchmark.Bound.class);
      read.consume(bound);
      read.consume(new BigDecimal(bound.amount()));
      read.consume(Instant.parse(bound.occurredAt()));
    }
  }

  /** Reads with Avro's own reader of generic records, without converting anything. */
  @Benchmark
  public void libraryAvro(Blackhole read) throws IOException {
    for (var bytes : avro) {
      read.consume(
          avroReader.read(null, DecoderFactory.get().binaryDecoder(bytes, 0, bytes.length, null)));
    }
  }

  /** Reads with protoc's generated class and creates the amount and the time from its fields. */
  @Benchmark
  public void libraryProtobuf(Blackhole read) throws IOException {
    for (var bytes : protobuf) {
      var message = dev.weir.contract.transaction.Transaction.parseFrom(bytes);
      read.consume(message);
      read.consume(new BigDecimal(message.getAmount()));
      read.consume(Instant.ofEpochMilli(message.getOccurredAtMillis()));
    }
  }

  /**
   * Reads with protobuf-java's stream of fields, called by hand: less work than any reader that is
   * generated, and nothing that a program would keep is skipped.
   */
  @Benchmark
  public void libraryProtobufByHand(Blackhole read) throws IOException {
    for (var bytes : protobuf) {
      read.consume(DecodedTransaction.read(bytes));
    }
  }
}
