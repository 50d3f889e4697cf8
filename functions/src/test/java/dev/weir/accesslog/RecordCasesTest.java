package dev.weir.accesslog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.accesslog.commit.Commit;
import dev.weir.accesslog.decide.RejectedOfSlice;
import dev.weir.accesslog.decide.ServiceCount;
import dev.weir.accesslog.decide.ServiceCount.Counter;
import dev.weir.accesslog.decide.SliceFold;
import dev.weir.accesslog.decide.SliceSettings;
import dev.weir.accesslog.formats.FormatSettings;
import dev.weir.accesslog.parse.LogRecordParser;
import dev.weir.accesslog.parse.ParsedLines;
import dev.weir.engine.Parsed;
import dev.weir.stream.HashKeyRange;
import dev.weir.stream.KinesisRecord;
import dev.weir.stream.Lane;
import dev.weir.stream.Position;
import dev.weir.stream.SequenceNumber;
import dev.weir.stream.Shard;
import dev.weir.stream.ShardMap;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Complete records from public bug reports, with their counts. The expected values were determined
 * by hand, line by line, before the parser read them.
 */
public class RecordCasesTest {

  private static final Shard PARENT = new Shard("shardId-000000000000");
  private static final Shard CHILD = new Shard("shardId-000000000001");
  private static final Instant ARRIVAL = Instant.parse("2026-11-29T06:00:10Z");

  /** The child has the lower half of its parent's keys. */
  private static final ShardMap SPLIT =
      new ShardMap() {
        @Override
        public HashKeyRange rangeOf(Shard shard) {
          return shard.equals(PARENT)
              ? HashKeyRange.whole()
              : new HashKeyRange(
                  BigInteger.ZERO, BigInteger.ONE.shiftLeft(127).subtract(BigInteger.ONE));
        }

        @Override
        public List<Shard> parentsOf(Shard shard) {
          return shard.equals(PARENT) ? List.of() : List.of(PARENT);
        }
      };

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "a09-bom-w3c | 1 2xx, 1 5xx",
        "a10-cri | 2 5xx",
        "a10b-docker-json | 2 5xx",
        "a11-syslog-nginx | 4 5xx",
        "a16-json-oddities | 15 5xx, 1 other, 4 rejected",
        "a16b-message-member | 1 5xx",
        "a18-httperr | 1 5xx, 2 rejected"
      })
  void a_record_counts_its_lines(String name, String expected) throws IOException {
    var record = resource("/cases/access-logs/" + name + ".log");
    assertThat(counts(record, AccessLogSettings.of(Map.of()), PARENT)).isEqualTo(expected);
  }

  @Test
  void after_a_split_all_user_records_are_taken_if_that_is_set() throws IOException {
    var aggregate = resource("/dev/weir/stream/kpl-many-keys.bin");
    var all = AccessLogSettings.of(Map.of(AccessLogSettings.USER_RECORDS, "all"));

    assertThat(counts(aggregate, all, CHILD)).isEqualTo(counts(aggregate, all, PARENT));
    assertThat(counts(aggregate, AccessLogSettings.of(Map.of()), PARENT))
        .isEqualTo(counts(aggregate, all, PARENT))
        .startsWith("100 ");
    assertThat(counts(aggregate, AccessLogSettings.of(Map.of()), CHILD)).contains("rejected");
  }

  private static String counts(byte[] data, AccessLogSettings settings, Shard shard) {
    var parser =
        LogRecordParser.of(
            FormatSettings.auto(), "default", Commit.MAX_MINUTES, SPLIT, settings.outsideShard());
    var record = new KinesisRecord(new SequenceNumber("7"), "key", ARRIVAL, data);
    var lane = new Lane("v1", "logs", "1", shard);
    var fold =
        new SliceFold(
            Position.BEGINNING,
            new RejectedOfSlice(lane),
            new SliceSettings(Duration.ofMinutes(5), Commit.MAX_MINUTES, "default"));
    switch (parser.parse(record, shard)) {
      case Parsed.Events<ParsedLines>(var lines) -> fold.take(record, lines);
      case Parsed.UnreadableRecord<ParsedLines>(var reason, var detail) ->
          throw new AssertionError(reason + " " + detail);
    }
    var total = new StringBuilder();
    for (var counter : Counter.values()) {
      var sum = sum(fold, counter);
      if (sum > 0 && counter != Counter.BYTES && counter != Counter.LATE) {
        total.append(total.isEmpty() ? "" : ", ").append(sum).append(' ').append(counter.text());
      }
    }
    return total.toString();
  }

  private static long sum(SliceFold fold, Counter counter) {
    return fold.slice().counts().values().stream()
        .flatMap(minute -> minute.services().values().stream())
        .mapToLong((ServiceCount count) -> count.get(counter))
        .sum();
  }

  private static byte[] resource(String name) throws IOException {
    try (var in = RecordCasesTest.class.getResourceAsStream(name)) {
      assertThat(in).as(name).isNotNull();
      return in.readAllBytes();
    }
  }
}
