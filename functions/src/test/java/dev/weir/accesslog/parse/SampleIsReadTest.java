package dev.weir.accesslog.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.accesslog.formats.AccessLogLine;
import dev.weir.accesslog.formats.AccessLogParser;
import dev.weir.accesslog.formats.FormatSettings;
import dev.weir.accesslog.formats.LineResult;
import dev.weir.samples.AccessLogSample;
import dev.weir.samples.Label;
import dev.weir.samples.SampleRecord;
import dev.weir.stream.DecodedRecord;
import dev.weir.stream.HashKeyRange;
import dev.weir.stream.KinesisRecord;
import dev.weir.stream.Lines;
import dev.weir.stream.OutsideShard;
import dev.weir.stream.Payload;
import dev.weir.stream.RecordDecoder;
import dev.weir.stream.SequenceNumber;
import dev.weir.stream.Shard;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The sample's labels are generated without the parser: here the two are compared. */
class SampleIsReadTest {

  private static final Instant START = Instant.parse("2026-11-23T05:59:40Z");

  private final AccessLogParser parser = AccessLogParser.of(FormatSettings.auto());
  private final RecordDecoder envelope =
      new RecordDecoder(
          _ -> HashKeyRange.whole(), LogLines.recognizer(FormatSettings.auto()), OutsideShard.TAKE);
  private final AccessLogLine line = new AccessLogLine();

  @Test
  void every_line_of_the_sample_is_read_as_its_label_says() {
    for (var record : new AccessLogSample(1, START, Duration.ofSeconds(20), 300).records()) {
      assertThat(read(record))
          .as(record.partitionKey())
          .containsExactlyElementsOf(
              record.lines().stream().map(l -> labelled(l.label())).toList());
    }
  }

  private List<String> read(SampleRecord sample) {
    var record =
        new KinesisRecord(
            new SequenceNumber("1"),
            sample.partitionKey(),
            START.plus(sample.due()),
            sample.data());
    parser.startRecord();
    return switch (envelope.open(record, new Shard("shardId-000000000000"))) {
      case DecodedRecord.UndecodableRecord _ -> List.of("garbage of default");
      case DecodedRecord.Payloads(var payloads, _) ->
          payloads.stream().flatMap(p -> linesOf(p).stream()).toList();
    };
  }

  private List<String> linesOf(Payload payload) {
    var source = payload.source().isEmpty() ? Label.DEFAULT_SERVICE : payload.source();
    var read = new ArrayList<String>();
    Lines.forEach(
        payload.bytes(),
        payload.from(),
        payload.to(),
        (bytes, from, to) -> read.add(meaning(parser.parse(bytes, from, to, line), source)));
    return read;
  }

  private String meaning(LineResult result, String source) {
    return switch (result) {
      case EVENT -> {
        var named =
            new String(
                line.serviceBytes(),
                line.serviceFrom(),
                line.serviceTo() - line.serviceFrom(),
                StandardCharsets.UTF_8);
        yield response(
            line.epochSecond(), named.isEmpty() ? source : named, line.status(), line.bytes());
      }
      case HEADER -> "header";
      case NOT_AN_ACCESS_LOG, BAD_TIME, BAD_STATUS, AMBIGUOUS, NOT_A_REQUEST ->
          "garbage of " + source;
    };
  }

  private static String labelled(Label label) {
    return switch (label) {
      case Label.Response r ->
          response(r.at().getEpochSecond(), r.service(), r.status(), r.bytes());
      case Label.GarbageLabel g -> "garbage of " + g.service();
      case Label.Header _ -> "header";
    };
  }

  private static String response(long second, String service, int status, long bytes) {
    return "%s %s %d %d".formatted(Instant.ofEpochSecond(second), service, status, bytes);
  }
}
