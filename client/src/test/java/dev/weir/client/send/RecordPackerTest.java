package dev.weir.client.send;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.client.input.RefusedInput;
import dev.weir.producer.LineRecord;
import dev.weir.producer.RecordPacker;
import dev.weir.property.Draw;
import dev.weir.property.Property;
import dev.weir.stream.DecodedRecord;
import dev.weir.stream.HashKeyRange;
import dev.weir.stream.KinesisRecord;
import dev.weir.stream.LineRecognizer;
import dev.weir.stream.OutsideShard;
import dev.weir.stream.RecordDecoder;
import dev.weir.stream.SequenceNumber;
import dev.weir.stream.Shard;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecordPackerTest {

  private static final String PRINTABLE =
      IntStream.rangeClosed(' ', 'z').mapToObj(Character::toString).collect(Collectors.joining());

  private static final RefusedInput NOT_REFUSED =
      new RefusedInput(new PrintWriter(Writer.nullWriter()), "a log");
  private static final Instant NOW = Instant.parse("2026-11-23T06:00:00Z");

  @Test
  void packed_lines_are_the_given_lines_in_order() {
    Property.holds(
        200,
        draw -> {
          var lines = log(draw);
          var perRecord = draw.integer(1, 40);
          var records = pack(lines, perRecord, Optional.empty());

          assertThat(records.stream().flatMap(record -> text(record).lines()).toList())
              .isEqualTo(lines);
          assertThat(records.stream().mapToInt(LineRecord::lines).sum()).isEqualTo(lines.size());
          assertThat(records).allMatch(record -> record.lines() <= perRecord);
        });
  }

  @Test
  void a_service_survives_with_its_lines() {
    Property.holds(
        100,
        draw -> {
          var lines = log(draw);
          var perRecord = draw.integer(1, 40);
          var opened = new ArrayList<String>();
          for (var record : pack(lines, perRecord, Optional.of("shop"))) {
            for (var payload : open(record).payloads()) {
              assertThat(payload.source()).isEqualTo("shop");
              opened.add(payload.text());
            }
          }

          assertThat(opened).isEqualTo(lines);
        });
  }

  /**
   * A brace would open another envelope; the contents of envelopes are tested where they are read.
   */
  private static List<String> log(Draw draw) {
    return draw.list(0, 120, () -> line(draw));
  }

  private static String line(Draw draw) {
    var line = draw.text(1, 60, PRINTABLE);
    return line.startsWith("#Fields:") ? "x" : line;
  }

  @Test
  void a_record_stays_below_the_streams_limit() {
    var line = "x".repeat(400_000);

    var records = pack(List.of(line, line, line, line), 25, Optional.empty());

    assertThat(records).hasSize(2).allMatch(r -> r.data().length <= RecordPacker.MAX_BYTES);
  }

  @Test
  void every_record_of_a_w3c_file_says_what_its_columns_are() {
    var lines = List.of("#Version: 1.0", "#Fields: date time sc-status", "1", "2", "3", "4");

    var records = pack(lines, 3, Optional.empty());

    assertThat(records.stream().map(RecordPackerTest::text))
        .containsExactly(
            "#Version: 1.0\n#Fields: date time sc-status\n1",
            "#Fields: date time sc-status\n2\n3\n4");
  }

  @Test
  void lines_before_a_change_of_columns_keep_the_columns_they_had() {
    var lines = List.of("#Fields: a", "1", "2", "3", "#Fields: b", "4");

    var records = pack(lines, 3, Optional.empty());

    assertThat(records.stream().map(RecordPackerTest::text))
        .containsExactly("#Fields: a\n1\n2", "#Fields: a\n3\n#Fields: b\n4");
  }

  @Test
  void every_line_has_its_place_in_its_record() {
    Property.holds(
        200,
        draw -> {
          var lines = draw.list(1, 60, () -> draw.integer(0, 5) == 0 ? fields(draw) : line(draw));
          for (var record : pack(lines, draw.integer(1, 10), Optional.empty())) {
            var places =
                new SentRecords.SentLines(record.firstLine(), record.lines(), record.added());
            var packed = text(record).split("\n", -1);
            for (var i = record.added(); i < packed.length; i++) {
              assertThat(lines.get((int) places.numberOf(i) - 1)).isEqualTo(packed[i]);
            }
          }
        });
  }

  private static String fields(Draw draw) {
    return draw.integer(0, 2) == 0 ? "" : "#Fields: " + line(draw);
  }

  @Test
  void a_line_that_no_record_can_hold_is_refused_with_its_number_and_the_others_are_packed() {
    var output = new StringWriter();
    var refusals = new RefusedInput(new PrintWriter(output), "access.log");

    var records =
        pack(List.of("one", "x".repeat(1 << 20), "three"), 25, Optional.empty(), refusals);

    assertThat(records.stream().map(RecordPackerTest::text)).containsExactly("one", "three");
    assertThat(records.get(1).firstLine()).isEqualTo(3);
    assertThat(output.toString()).startsWith("access.log, line 2: TOO_LONG: exceeds");
  }

  @Test
  void a_record_with_added_columns_stays_below_the_streams_limit() {
    var fields = "#Fields: " + "c ".repeat(2_000);
    var lines = new ArrayList<>(List.of(fields));
    for (var i = 0; i < 12; i++) {
      lines.add("x".repeat(262_000));
    }

    var records = pack(lines, 25, Optional.empty());

    assertThat(records)
        .allMatch(r -> r.data().length + r.partitionKey().length() <= RecordPacker.MAX_BYTES);
    assertThat(records.stream().mapToInt(LineRecord::lines).sum()).isEqualTo(lines.size());
  }

  private static List<LineRecord> pack(
      List<String> lines, int perRecord, Optional<String> service) {
    return pack(lines, perRecord, service, NOT_REFUSED);
  }

  private static List<LineRecord> pack(
      List<String> lines, int perRecord, Optional<String> service, RefusedInput refusals) {
    var packer = new RecordPacker(perRecord, service, refusals, InstantSource.fixed(NOW));
    var records = new ArrayList<LineRecord>();
    for (var i = 0; i < lines.size(); i++) {
      packer.add(i + 1, lines.get(i).getBytes(StandardCharsets.UTF_8)).ifPresent(records::add);
    }
    packer.flush().ifPresent(records::add);
    return records;
  }

  private static DecodedRecord.Payloads open(LineRecord packed) {
    var record =
        new KinesisRecord(new SequenceNumber("1"), packed.partitionKey(), NOW, packed.data());
    var envelope =
        new RecordDecoder(_ -> HashKeyRange.whole(), LineRecognizer.NONE, OutsideShard.TAKE);
    var opened = envelope.open(record, new Shard("shardId-0"));
    assertThat(opened).isInstanceOf(DecodedRecord.Payloads.class);
    return (DecodedRecord.Payloads) opened;
  }

  private static String text(LineRecord record) {
    return new String(record.data(), StandardCharsets.UTF_8);
  }
}
