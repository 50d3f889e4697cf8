package dev.weir.accesslog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.accesslog.commit.LaneMemory;
import dev.weir.accesslog.commit.LaneState;
import dev.weir.accesslog.decide.CountsSlice;
import dev.weir.accesslog.decide.ServiceCount.Counter;
import dev.weir.engine.Engine;
import dev.weir.events.Minute;
import dev.weir.events.envelope.KplAggregate;
import dev.weir.quarantine.QuarantineKey;
import dev.weir.quarantine.Reason;
import dev.weir.stream.HashKeyRange;
import dev.weir.stream.KinesisBatch;
import dev.weir.stream.KinesisRecord;
import dev.weir.stream.Lane;
import dev.weir.stream.Position;
import dev.weir.stream.SequenceNumber;
import dev.weir.stream.Shard;
import dev.weir.stream.ShardMap;
import dev.weir.stream.UnavailableException;
import dev.weir.telemetry.Meter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AccessLogPipelineTest {

  private static final Instant ARRIVED = Instant.parse("2026-11-23T10:00:30Z");
  private static final Minute MINUTE = Minute.of(ARRIVED);
  private static final Lane LANE = new Lane("v1", "logs", "1", new Shard("shardId-000000000000"));
  private static final String FINE =
      "192.0.2.7 - - [23/Nov/2026:10:00:20 +0000] \"GET /a HTTP/1.1\" 200 10";

  private final Engine<KinesisRecord, ?, LaneMemory, CountsSlice> engine =
      engine(_ -> HashKeyRange.whole());

  private static Engine<KinesisRecord, ?, LaneMemory, CountsSlice> engine(ShardMap shards) {
    var settings = AccessLogSettings.of(Map.of());
    var ports = new AccessLogPorts(_ -> "1", shards, null, null, null, null, () -> ARRIVED);
    var pipeline = new AccessLogPipeline(settings, ports, null, null);
    return new Engine<>(pipeline, null, new Meter(ports.clock()), Duration.ZERO, null);
  }

  private static LaneMemory at(Position position) {
    return LaneMemory.of(LANE, new LaneState(1, position, List.of()));
  }

  private static KinesisRecord record(int number, byte[] data) {
    return new KinesisRecord(new SequenceNumber("" + number), "key", ARRIVED, data);
  }

  private static KinesisRecord record(int number, String... lines) {
    return record(number, String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
  }

  private static KinesisBatch batch(KinesisRecord... records) {
    return new KinesisBatch("arn:aws:kinesis:x:0:stream/logs", LANE.shard(), List.of(records));
  }

  private static Position after(int number) {
    return Position.after(new SequenceNumber("" + number));
  }

  private List<CountsSlice> slices(KinesisBatch batch, Position from) {
    var slices = new ArrayList<CountsSlice>();
    var lane = at(from);
    while (!batch.from(lane::covers).isEmpty()) {
      slices.add(engine.rehearse(lane, batch));
      lane = at(slices.getLast().upTo());
    }
    return slices;
  }

  private static long sum(List<CountsSlice> slices, Counter counter) {
    return slices.stream()
        .flatMap(slice -> slice.counts().values().stream())
        .flatMap(count -> count.services().values().stream())
        .mapToLong(count -> count.get(counter))
        .sum();
  }

  /** Returns a line in each of many minutes: more than fit into one commit. */
  private static String[] wide(int minutes) {
    return IntStream.range(0, minutes)
        .mapToObj(i -> FINE.replace(":10:00:20", ":%02d:%02d:20".formatted(i / 60, i % 60)))
        .toArray(String[]::new);
  }

  @Test
  void a_batch_that_one_commit_takes_is_one_slice() {
    var slices = slices(batch(record(1, FINE, FINE), record(2, "garbage")), Position.BEGINNING);
    assertThat(slices).hasSize(1);
    assertThat(slices.getFirst().upTo()).isEqualTo(after(2));
    assertThat(slices.getFirst().lastArrival()).isEqualTo(ARRIVED);
    assertThat(slices.getFirst().counts()).containsOnlyKeys(MINUTE);
    assertThat(sum(slices, Counter.SUCCESSFUL)).isEqualTo(2);
    assertThat(sum(slices, Counter.REJECTED)).isEqualTo(1);
  }

  @Test
  void what_the_position_covers_is_not_read_again() {
    var batch = batch(record(1, FINE), record(2, FINE));
    assertThat(sum(slices(batch, after(1)), Counter.SUCCESSFUL)).isEqualTo(1);
    assertThat(slices(batch, after(2))).isEmpty();
  }

  @Test
  void a_record_without_lines_moves_the_position() {
    var slices = slices(batch(record(1, new byte[0])), Position.BEGINNING);
    assertThat(slices).singleElement().extracting(CountsSlice::upTo).isEqualTo(after(1));
    assertThat(slices.getFirst().counts()).isEmpty();
  }

  @Test
  void a_record_that_touches_too_many_minutes_is_cut_between_its_lines() {
    var slices = slices(batch(record(1, wide(250))), Position.BEGINNING);
    assertThat(slices).hasSize(3);
    assertThat(slices).extracting(slice -> slice.counts().size()).containsExactly(97, 97, 56);
    assertThat(slices.getFirst().upTo().linesOf(new SequenceNumber("1"))).isEqualTo(97);
    assertThat(slices.getLast().upTo()).isEqualTo(after(1));
    assertThat(sum(slices, Counter.SUCCESSFUL)).isEqualTo(250);
  }

  @Test
  void where_a_record_is_cut_depends_on_the_record_alone() {
    var lines = wide(250);
    IntStream.iterate(10, i -> i < 250, i -> i + 60).forEach(i -> lines[i] = "garbage " + i);
    var other = FINE.replace(":10:00:20", ":23:59:20");
    var alone = slices(batch(record(2, lines)), after(1));
    var behindAnother = slices(batch(record(1, other), record(2, lines)), Position.BEGINNING);
    assertThat(partsOf(behindAnother)).isEqualTo(partsOf(alone));
  }

  /**
   * Returns the contents by key: a zombie whose batch was cut differently must write exactly the
   * same.
   */
  private static List<String> partsOf(List<CountsSlice> slices) {
    return slices.stream()
        .flatMap(slice -> slice.rejected().entrySet().stream())
        .map(
            part ->
                part.getKey().objectKey(part.getValue())
                    + part.getValue().stream().map(line -> " " + line.line()).toList())
        .toList();
  }

  @Test
  void a_slice_ends_where_putting_rejected_lines_aside_would_take_long() {
    var garbage =
        IntStream.rangeClosed(1, 1_000)
            .mapToObj(number -> record(number, "garbage"))
            .toArray(KinesisRecord[]::new);
    var slices = slices(batch(garbage), Position.BEGINNING);
    assertThat(slices).extracting(slice -> slice.rejected().size()).containsOnly(100);
    assertThat(sum(slices, Counter.REJECTED)).isEqualTo(1_000);
  }

  @Test
  void a_slice_holds_a_bounded_mass_of_rejected_bytes() {
    var large = "x".repeat(5 << 20);
    var slices =
        slices(
            batch(record(1, large), record(2, large), record(3, large), record(4, FINE)),
            Position.BEGINNING);
    assertThat(slices).hasSize(3);
    assertThat(sum(slices, Counter.REJECTED)).isEqualTo(3);
    assertThat(sum(slices, Counter.SUCCESSFUL)).isEqualTo(1);
  }

  private static Reason onlyReason(List<CountsSlice> slices) {
    var all = slices.stream().flatMap(slice -> slice.rejected().values().stream()).toList();
    assertThat(all).hasSize(1);
    assertThat(all.getFirst()).singleElement().matches(each -> each.line() == -1);
    return all.getFirst().getFirst().reason();
  }

  @Test
  void a_packed_day_is_counted_and_a_minute_more_than_the_bound_is_quarantined_whole() {
    var lines =
        IntStream.range(0, 1_501)
            .mapToObj(
                i ->
                    FINE.replace(
                        "23/Nov/2026:10:00:20",
                        "%02d/Nov/2026:%02d:%02d:20"
                            .formatted(22 + i / 1_440, i / 60 % 24, i % 60)))
            .toArray(String[]::new);
    var day = slices(batch(record(1, Arrays.copyOf(lines, 1_500))), Position.BEGINNING);
    assertThat(sum(day, Counter.SUCCESSFUL)).isEqualTo(1_500);
    assertThat(day).hasSize(16);
    var above = slices(batch(record(1, lines)), Position.BEGINNING);
    assertThat(onlyReason(above)).isEqualTo(Reason.TOO_MANY_MINUTES);
    assertThat(sum(above, Counter.SUCCESSFUL)).isZero();
    assertThat(sum(above, Counter.REJECTED)).isEqualTo(1);
  }

  @Test
  void minutes_in_no_order_are_counted_up_to_32_commits_and_quarantined_whole_above() {
    // Each cycle of 194 minutes takes two commits.
    var cycle = wide(194);
    var cycles = Stream.generate(() -> cycle).limit(17).flatMap(Stream::of);
    var lines = cycles.toArray(String[]::new);
    var atTheBound = Arrays.copyOf(lines, 16 * 194);
    var counted = slices(batch(record(1, atTheBound)), Position.BEGINNING);
    assertThat(counted).hasSize(32);
    assertThat(sum(counted, Counter.SUCCESSFUL)).isEqualTo(16 * 194);
    var above = slices(batch(record(1, lines)), Position.BEGINNING);
    assertThat(onlyReason(above)).isEqualTo(Reason.TOO_MANY_MINUTES);
  }

  @Test
  void of_a_record_that_is_now_past_a_bound_only_the_unapplied_part_is_quarantined() {
    var from = after(0).within(new SequenceNumber("1"), 98);
    var cut = new byte[] {0x1F, (byte) 0x8B, 8, 0, 0, 0};
    var slices = slices(batch(record(1, cut)), from);
    assertThat(slices.getFirst().rejected().keySet())
        .extracting(QuarantineKey::fromLine)
        .containsExactly(98);
    assertThat(slices.getLast().upTo()).isEqualTo(after(1));
  }

  @Test
  void an_unreadable_record_is_rejected_whole_in_the_minute_of_its_arrival() {
    var cut = new byte[] {0x1F, (byte) 0x8B, 8, 0, 0, 0};
    var slices = slices(batch(record(1, cut), record(2, FINE)), Position.BEGINNING);
    assertThat(slices).hasSize(1);
    var kept = slices.getFirst().rejected();
    var key = new QuarantineKey("access-logs", ARRIVED, "1", LANE.shard().id(), "1", 0);
    assertThat(kept).containsOnlyKeys(key);
    assertThat(kept.get(key)).singleElement().matches(r -> r.line() == -1);
    assertThat(sum(slices, Counter.SUCCESSFUL)).isEqualTo(1);
  }

  @Test
  void an_outage_of_the_shard_map_puts_nothing_aside() {
    var out =
        engine(
            _ -> {
              throw new UnavailableException("no route", null);
            });
    var aggregate = new KplAggregate().add("a", FINE.getBytes(StandardCharsets.UTF_8)).toBytes();
    var batch = batch(record(1, aggregate));
    assertThatThrownBy(() -> out.rehearse(at(Position.BEGINNING), batch))
        .isInstanceOf(UnavailableException.class);
  }
}
