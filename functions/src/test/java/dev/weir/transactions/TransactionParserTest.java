package dev.weir.transactions;

import static dev.weir.transactions.Sample.LANE;
import static dev.weir.transactions.Sample.START;
import static dev.weir.transactions.Sample.record;
import static dev.weir.transactions.Sample.transaction;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.Engine;
import dev.weir.events.envelope.Gzip;
import dev.weir.events.envelope.KplAggregate;
import dev.weir.events.framing.Encoding;
import dev.weir.events.framing.FrameWriter;
import dev.weir.events.framing.SchemaIds;
import dev.weir.events.framing.SchemaVersion;
import dev.weir.events.transaction.Problem;
import dev.weir.events.transaction.Transaction;
import dev.weir.events.transaction.TransactionAvro;
import dev.weir.events.transaction.TransactionJson;
import dev.weir.events.transaction.TransactionMessages;
import dev.weir.quarantine.Reason;
import dev.weir.quarantine.Rejected;
import dev.weir.stream.HashKeyRange;
import dev.weir.stream.KinesisBatch;
import dev.weir.stream.KinesisRecord;
import dev.weir.stream.RecordDecoder;
import dev.weir.stream.SequenceNumber;
import dev.weir.stream.WorkUnit;
import dev.weir.telemetry.Meter;
import dev.weir.transactions.commit.TransactionLane;
import dev.weir.transactions.decide.TransactionSlice;
import dev.weir.transactions.decide.UserFold;
import dev.weir.transactions.parse.ReceivedTransaction;
import dev.weir.transactions.parse.TransactionParser;
import dev.weir.transactions.rules.Detector;
import dev.weir.transactions.rules.RuleSet;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TransactionParserTest {

  private static final String GOOD = json(transaction("ana", "t1", 0, "10.00"));

  private static final UUID GLUE = UUID.fromString("39f3ef3d-11e9-3933-941c-9484ba13fa47");
  private static final SchemaIds IDS =
      SchemaIds.NONE.withGlue(GLUE + "=avro:2").withConfluent("7=protobuf:2");

  private static final SchemaVersion AVRO = new SchemaVersion(Encoding.AVRO, 2);
  private static final SchemaVersion PROTOBUF = new SchemaVersion(Encoding.PROTOBUF, 2);

  private final Engine<KinesisRecord, ?, TransactionLane, TransactionSlice> engine = engine();

  private static Engine<KinesisRecord, ?, TransactionLane, TransactionSlice> engine() {
    var ports =
        new TransactionPorts(
            _ -> "1", null, null, null, null, null, null, null, () -> START, null, null);
    var parser =
        new TransactionParser(
            RecordDecoder.ofEvents(_ -> HashKeyRange.whole()), new TransactionMessages(IDS));
    var meter = new Meter(ports.clock());
    var settings = TransactionSettings.of(Map.of());
    var pipeline = new TransactionPipeline(settings, ports, parser, null, null, null, null, meter);
    return new Engine<>(pipeline, null, meter, Duration.ZERO, null);
  }

  private static String json(Transaction transaction) {
    return new String(TransactionJson.write(transaction), StandardCharsets.UTF_8);
  }

  private TransactionSlice read(KinesisRecord... records) {
    var fold = new UserFold(new Detector(RuleSet.defaults()), LANE, Duration.ofDays(1));
    return engine.rehearse(
        TransactionLane.begin(fold),
        new KinesisBatch("arn:aws:kinesis:x:0:stream/test", LANE.shard(), List.of(records)));
  }

  private static KinesisRecord text(int sequence, String user, String text) {
    return record(sequence, user, text.getBytes(StandardCharsets.UTF_8));
  }

  private static List<Rejected> rejected(TransactionSlice slice) {
    return slice.rejected().values().stream().flatMap(List::stream).toList();
  }

  @Test
  void every_form_of_a_record_is_read_and_sorted_by_user_in_order() throws Exception {
    var ana = transaction("ana", "t1", 0, "10.00");
    var later = transaction("ana", "t2", 1, "11.00");
    var ben = transaction("ben", "t3", 2, "12.00");
    var slice =
        read(
            text(1, "ana", json(ana) + "\n\n" + json(later) + "\n"),
            record(2, "ben", TransactionAvro.write(ben)),
            record(3, "ana", Gzip.compress(TransactionJson.write(ana))));
    assertThat(slice.byUser().get("ana"))
        .extracting(received -> received.transaction().id())
        .containsExactly("t1", "t2", "t1");
    assertThat(slice.byUser().get("ana"))
        .extracting(ReceivedTransaction::line)
        .containsExactly(0, 1, 0);
    assertThat(slice.byUser().get("ben")).hasSize(1);
    assertThat(slice.rejected()).isEmpty();
    assertThat(slice.upTo()).isEqualTo(new SequenceNumber("3"));
  }

  @Test
  void messages_in_registries_framings_are_read_alone_in_gzip_and_in_aggregates()
      throws IOException {
    var avro = TransactionMessages.body(transaction("ana", "t1", 0, "10.00"), AVRO);
    var protobuf = TransactionMessages.body(transaction("ana", "t2", 1, "10.00"), PROTOBUF);
    var glue = FrameWriter.glueZlib(GLUE, avro);
    var confluent =
        FrameWriter.confluent(
            7, FrameWriter.confluentIndexes(TransactionMessages.index(), protobuf));
    var aggregate = new KplAggregate().add("ana", glue).add("ana", Gzip.compress(confluent));
    var slice =
        read(
            record(1, "ana", glue),
            record(2, "ana", Gzip.compress(confluent)),
            record(3, "ignored", aggregate.toBytes()));
    assertThat(rejected(slice)).isEmpty();
    assertThat(slice.byUser().get("ana"))
        .extracting(received -> received.transaction().id())
        .containsExactly("t1", "t2", "t1", "t2");
  }

  @Test
  void a_message_of_an_unknown_schema_is_kept_as_it_came_and_its_id_is_named() {
    var unknown = UUID.fromString("00000000-0000-0000-0000-00000000002a");
    var message = FrameWriter.glueZlib(unknown, new byte[] {1, 2, 3});
    var slice = read(record(1, "ana", message), text(2, "ana", GOOD));
    assertThat(rejected(slice))
        .singleElement()
        .matches(each -> each.reason() == Reason.UNKNOWN_SCHEMA)
        .matches(each -> each.detail().contains(unknown.toString()))
        .matches(each -> Arrays.equals(each.bytes(), message));
    assertThat(slice.byUser().get("ana")).hasSize(1);
  }

  @Test
  void a_message_that_inflates_without_end_is_quarantined_and_not_inflated() {
    var bomb = FrameWriter.glueZlib(GLUE, new byte[64 << 20]);
    var slice = read(record(1, "ana", bomb));
    assertThat(rejected(slice))
        .singleElement()
        .matches(each -> each.reason() == Reason.INFLATES_TOO_LARGE)
        .matches(each -> Arrays.equals(each.bytes(), bomb));
  }

  @Test
  void an_empty_record_is_quarantined() {
    assertThat(rejected(read(record(1, "ana", new byte[0]))))
        .extracting(Rejected::reason)
        .containsExactly(Reason.MALFORMED_JSON);
  }

  @Test
  void a_record_under_another_key_than_the_user_is_rejected_with_that_reason() {
    var slice = read(text(1, "ben", GOOD));
    assertThat(slice.byUser()).isEmpty();
    assertThat(rejected(slice))
        .extracting(Rejected::reason)
        .containsExactly(Reason.WRONG_PARTITION_KEY);
  }

  @Test
  void a_time_is_taken_up_to_24_hours_ahead_of_the_arrival() {
    var day = 24 * 60 * 60;
    var slice =
        read(
            text(0, "ana", json(transaction("ana", "just", day, "1.00"))),
            text(0, "ana", json(transaction("ana", "beyond", day + 1, "1.00"))));
    assertThat(slice.byUser().get("ana"))
        .extracting(received -> received.transaction().id())
        .containsExactly("just");
    assertThat(rejected(slice)).extracting(Rejected::reason).containsExactly(Reason.TIME_AHEAD);
  }

  @Test
  void a_bad_line_leaves_the_lines_around_it_untouched_and_is_kept_as_it_came() {
    var slice = read(text(7, "ana", GOOD + "\n{\"id\":\n" + GOOD.replace("t1", "t2")));
    assertThat(slice.byUser().get("ana")).hasSize(2);
    var bad = rejected(slice).getFirst();
    assertThat(bad.reason()).isEqualTo(Reason.MALFORMED_JSON);
    assertThat(bad.line()).isEqualTo(1);
    assertThat(bad.sequenceNumber()).isEqualTo("7");
    assertThat(bad.arrivedAt()).isEqualTo(START.plusSeconds(7));
    assertThat(new String(bad.bytes(), StandardCharsets.UTF_8)).isEqualTo("{\"id\":");
  }

  @ParameterizedTest
  @EnumSource
  void every_problem_of_a_transaction_has_a_reason_of_its_name(Problem problem) {
    assertThat(Reason.values()).extracting(Reason::name).contains(problem.name());
  }

  @Test
  void a_slice_ends_at_the_end_of_a_record_once_it_has_enough() {
    var lines = new StringBuilder();
    for (var i = 0; i < 15_000; i++) {
      lines.append(GOOD.replace("t1", "t" + i)).append('\n');
    }
    var records = new ArrayList<KinesisRecord>();
    for (var i = 0; i < 3; i++) {
      records.add(text(i, "ana", lines.toString()));
    }
    var slice = read(records.toArray(KinesisRecord[]::new));
    assertThat(slice.upTo()).isEqualTo(new SequenceNumber("1"));
    assertThat(slice.byUser().get("ana")).hasSize(30_000);
  }

  @Test
  void a_record_with_more_events_than_the_bound_is_quarantined_whole() {
    var lines = "x\n".repeat(50_001);
    var slice = read(text(1, "ana", lines), text(2, "ana", GOOD));
    assertThat(rejected(slice))
        .singleElement()
        .matches(each -> each.line() == Rejected.WHOLE_RECORD)
        .matches(each -> each.reason() == Reason.TOO_MANY_EVENTS);
    assertThat(slice.byUser().get("ana")).hasSize(1);
  }

  @Test
  void a_record_with_more_json_tokens_than_the_bound_is_quarantined_whole() {
    var skipped = GOOD.replaceFirst("}$", ",\"x\":[" + "1,".repeat(2_000) + "1]}");
    var random = new Random(1);
    var lines = new StringBuilder();
    for (var sum = 0L; sum < 2 * WorkUnit.JSON_TOKENS.bound(0); sum += 2_000) {
      // Ids that do not compress: otherwise the inflated bytes are at their bound first.
      var id = new BigInteger(256, random).toString(36);
      lines.append(skipped.replace("t1", id)).append('\n');
    }
    var packed = Gzip.compress(lines.toString().getBytes(StandardCharsets.UTF_8));
    var slice = read(record(1, "ana", packed), text(2, "ana", GOOD));
    assertThat(rejected(slice))
        .singleElement()
        .matches(each -> each.line() == Rejected.WHOLE_RECORD)
        .matches(each -> each.reason() == Reason.TOO_MANY_JSON_TOKENS);
    assertThat(slice.byUser().get("ana")).hasSize(1);
  }
}
