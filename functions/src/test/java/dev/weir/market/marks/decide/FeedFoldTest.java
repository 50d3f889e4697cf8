package dev.weir.market.marks.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.weir.market.Mark;
import dev.weir.market.marks.decide.FeedState.LastTick;
import dev.weir.stream.Position;
import dev.weir.stream.SequenceNumber;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FeedFoldTest {

  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  private static Mark mark(String session, long sequence) {
    return new Mark("ACME", "XNAS", session, sequence, BigDecimal.ONE, NOON);
  }

  private static FeedState feed(FeedState before, Mark... marks) {
    var fold = new FeedFold(before);
    fold.add(new SequenceNumber("7"), List.of(marks), 0);
    return fold.after();
  }

  private static FeedGap inEpoch(long epoch, long from, long to) {
    return new FeedGap("ACME@XNAS", "monday", epoch, from, to, NOON);
  }

  private static FeedGap gap(long from, long to) {
    return new FeedGap("ACME@XNAS", "monday", from, to, NOON);
  }

  @Test
  void sequences_without_a_hole_leave_no_gap() {
    var feed = feed(FeedState.NEW, mark("monday", 5), mark("monday", 6), mark("monday", 7));
    assertThat(feed.gaps()).isEmpty();
    assertThat(feed.ticks()).isEqualTo(3);
    assertThat(feed.position()).isEqualTo(Position.after(new SequenceNumber("7")));
  }

  @Test
  void a_jump_leaves_a_gap_also_over_batches() {
    var feed = feed(feed(FeedState.NEW, mark("monday", 5)), mark("monday", 9));
    assertThat(feed.gaps()).containsExactly(gap(6, 8));
  }

  @Test
  void a_new_session_begins_with_one_and_what_it_lacks_before_is_a_gap() {
    var known = feed(FeedState.NEW, mark("monday", 5));
    assertThat(feed(known, mark("tuesday", 1)).gaps()).isEmpty();
    assertThat(feed(known, mark("tuesday", 3)).gaps())
        .containsExactly(new FeedGap("ACME@XNAS", "tuesday", 1, 2, NOON));
  }

  private static Mark mark(long epoch, long sequence) {
    var mark = mark("monday", sequence);
    return mark.at(mark.rank().in(0, epoch));
  }

  @Test
  void each_epoch_of_a_session_has_its_own_sequence_and_gaps() {
    var restarted = feed(FeedState.NEW, mark(0, 1), mark(0, 4), mark(1, 1), mark(1, 4));
    assertThat(restarted.gaps()).containsExactly(gap(2, 3), inEpoch(1, 2, 3));
    assertThat(feed(restarted, mark(0, 2), mark(0, 3)).gaps()).containsExactly(inEpoch(1, 2, 3));
    assertThat(feed(restarted, mark(0, 5)).repeated()).isEqualTo(1);
    assertThat(feed(restarted, mark(2, 2)).gaps()).contains(inEpoch(2, 1, 1));
  }

  @Test
  void a_late_tick_fills_its_part_of_a_gap() {
    var gapped = feed(FeedState.NEW, mark("monday", 1), mark("monday", 6));
    assertThat(feed(gapped, mark("monday", 3)).gaps()).containsExactly(gap(2, 2), gap(4, 5));
    assertThat(feed(gapped, mark("monday", 2)).gaps()).containsExactly(gap(3, 5));
    var filled =
        feed(gapped, mark("monday", 5), mark("monday", 4), mark("monday", 3), mark("monday", 2));
    assertThat(filled.gaps()).isEmpty();
    assertThat(filled.repeated()).isZero();
  }

  @Test
  void a_tick_that_came_before_is_counted_as_repeated_and_changes_nothing_else() {
    var once = feed(FeedState.NEW, mark("monday", 1), mark("monday", 2));
    var again = feed(once, mark("monday", 1), mark("friday", 9));
    assertThat(again.repeated()).isEqualTo(2);
    assertThat(again.last()).isEqualTo(once.last());
    assertThat(again.gaps()).isEmpty();
  }

  @Test
  void only_the_latest_gaps_are_remembered_and_the_others_are_counted() {
    var gapped =
        feed(
            FeedState.NEW,
            LongStream.rangeClosed(0, FeedState.MAX_GAPS + 2)
                .mapToObj(i -> mark("monday", 1 + 2 * i))
                .toArray(Mark[]::new));
    assertThat(gapped.gaps()).hasSize(FeedState.MAX_GAPS);
    assertThat(gapped.forgottenGaps()).isEqualTo(2);
    assertThat(gapped.gaps().getFirst()).isEqualTo(gap(6, 6));
  }

  @Test
  void a_tick_amid_a_gap_makes_two_of_it_and_the_oldest_is_forgotten_where_there_is_no_room() {
    var full =
        feed(
            FeedState.NEW,
            LongStream.rangeClosed(0, FeedState.MAX_GAPS)
                .mapToObj(i -> mark("monday", 1 + 4 * i))
                .toArray(Mark[]::new));
    var split = feed(full, mark("monday", 4 * FeedState.MAX_GAPS - 1));
    assertThat(split.gaps()).hasSize(FeedState.MAX_GAPS);
    assertThat(split.forgottenGaps()).isEqualTo(full.forgottenGaps() + 1);
    assertThat(split.gaps().getFirst()).isEqualTo(gap(6, 8));
  }

  private static Mark of(String symbol, long sequence) {
    return new Mark(symbol, "XNAS", "monday", sequence, BigDecimal.ONE, NOON);
  }

  /** Returns a mark whose texts have the maximum length and do not repeat. */
  private static Mark longest(SplittableRandom random) {
    return new Mark(
        text(random, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-", 32),
        text(random, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-", 16),
        text(random, "!ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789~", 32),
        random.nextLong(2, Long.MAX_VALUE),
        BigDecimal.ONE,
        NOON.plusNanos(1_000 * random.nextLong(1_000_000)));
  }

  private static String text(SplittableRandom random, String of, int length) {
    return random
        .ints(length, 0, of.length())
        .mapToObj(of::charAt)
        .map(String::valueOf)
        .collect(Collectors.joining());
  }

  @Test
  void registers_that_moved_last_are_remembered_and_the_others_are_counted() {
    var moved = feed(FeedState.NEW, of("OLD", 1), of("BUSY", 1));
    var junk = IntStream.range(0, 20_000).mapToObj(i -> of("JUNK-" + i, 1));
    var busy = IntStream.range(2, 20_002).mapToObj(i -> of("BUSY", i));
    var flooded = feed(moved, interleaved(junk, busy));
    assertThat(flooded.last())
        .containsEntry("BUSY@XNAS", new LastTick("monday", 20_001))
        .containsKey("JUNK-19999@XNAS")
        .doesNotContainKeys("OLD@XNAS", "JUNK-0@XNAS");
    assertThat(flooded.last().size() + flooded.forgottenRegisters()).isEqualTo(20_002);
    assertThat(flooded.gaps()).isEmpty();
  }

  private static Mark[] interleaved(Stream<Mark> one, Stream<Mark> other) {
    var others = other.iterator();
    return one.flatMap(mark -> Stream.of(mark, others.next())).toArray(Mark[]::new);
  }

  @Test
  void which_registers_are_forgotten_does_not_depend_on_how_the_feed_is_cut() {
    var marks = IntStream.range(0, 15_000).mapToObj(i -> of("S" + i % 13_000, 1 + i)).toList();
    var whole = feed(FeedState.NEW, marks.toArray(Mark[]::new));
    var cut = feed(FeedState.NEW, marks.subList(0, 12_500).toArray(Mark[]::new));
    var stored = FeedCodec.read(FeedCodec.write(cut));
    assertThat(List.copyOf(stored.last().keySet())).isEqualTo(List.copyOf(cut.last().keySet()));
    cut = feed(cut, marks.subList(12_500, 15_000).toArray(Mark[]::new));
    assertThat(cut.last()).isEqualTo(whole.last());
    assertThat(cut.forgottenRegisters()).isEqualTo(whole.forgottenRegisters()).isPositive();
  }

  @Test
  void the_most_that_a_lane_remembers_fits_in_an_item_whatever_the_names_are() {
    var random = new SplittableRandom(7);
    var marks =
        Stream.generate(() -> longest(random))
            .limit(6_000)
            .flatMap(mark -> Stream.of(of(mark, 1), of(mark, 2 + random.nextLong(99_998))))
            .toArray(Mark[]::new);
    var feed = feed(FeedState.NEW, marks);
    assertThat(feed.gaps()).hasSize(FeedState.MAX_GAPS);
    assertThat(feed.forgottenRegisters()).isPositive();
    // DynamoDB's 400 KB per item, less some for the other attributes.
    assertThat(FeedCodec.write(feed).length).isLessThan(400 * 1_024 - 2_000);
  }

  private static Mark of(Mark mark, long sequence) {
    return new Mark(
        mark.symbol(),
        mark.venue(),
        mark.session(),
        sequence,
        mark.price().orElseThrow(),
        mark.occurredAt());
  }

  @Test
  void a_feed_that_is_stored_is_read_as_the_same() {
    var feed = feed(FeedState.NEW, mark("monday", 1), mark("monday", 6), mark("tuesday", 4));
    var registers = FeedCodec.read(FeedCodec.write(feed));
    assertThat(registers.last()).isEqualTo(feed.last());
    assertThat(registers.gaps()).isEqualTo(feed.gaps());
  }

  @Test
  void a_feed_that_runs_on_over_sessions_reports_no_gap_of_millions() {
    var before = feed(FeedState.NEW, mark("2026-11-23", 4_999_998), mark("2026-11-23", 4_999_999));
    assertThat(feed(before, mark("2026-11-24", 5_000_000)).gaps()).isEmpty();
    assertThat(feed(before, mark("2026-11-24", 5_000_003)).gaps())
        .extracting(FeedGap::from, FeedGap::to)
        .containsExactly(tuple(5_000_000L, 5_000_002L));
    assertThat(feed(before, mark("2026-11-24", 3)).gaps())
        .extracting(FeedGap::from, FeedGap::to)
        .containsExactly(tuple(1L, 2L));
  }

  @Test
  void one_far_sequence_is_not_a_gap_and_a_second_near_it_shows_where_the_feed_is() {
    var one = feed(FeedState.NEW, mark("monday", 1), mark("monday", 9_000_000_000L));
    assertThat(one.gaps()).isEmpty();
    assertThat(feed(one, mark("monday", 2)).gaps()).isEmpty();
    var two = feed(one, mark("monday", 9_000_000_001L));
    assertThat(two.gaps())
        .extracting(FeedGap::from, FeedGap::to)
        .containsExactly(tuple(2L, 9_000_000_000L));
    assertThat(FeedCodec.read(FeedCodec.write(one)).last()).isEqualTo(one.last());
  }

  @Test
  void a_sequence_that_falls_far_back_and_goes_on_is_counted() {
    var before = feed(FeedState.NEW, mark("monday", 500_000));
    var fold = new FeedFold(before);
    fold.add(new SequenceNumber("7"), List.of(mark("monday", 1), mark("monday", 2)), 0);
    assertThat(fold.restarts()).isEqualTo(1);
    assertThat(fold.after().gaps()).isEmpty();
    assertThat(fold.after().last().get("ACME@XNAS").sequence()).isEqualTo(2);
  }
}
