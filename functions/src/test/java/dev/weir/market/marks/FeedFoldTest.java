package dev.weir.market.marks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.market.Mark;
import dev.weir.stream.Position;
import dev.weir.stream.SequenceNumber;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
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
            LongStream.rangeClosed(0, FeedState.MOST_GAPS + 2)
                .mapToObj(i -> mark("monday", 1 + 2 * i))
                .toArray(Mark[]::new));
    assertThat(gapped.gaps()).hasSize(FeedState.MOST_GAPS);
    assertThat(gapped.forgottenGaps()).isEqualTo(2);
    assertThat(gapped.gaps().getFirst()).isEqualTo(gap(6, 6));
  }

  @Test
  void a_feed_that_is_stored_is_read_as_the_same() {
    var feed = feed(FeedState.NEW, mark("monday", 1), mark("monday", 6), mark("tuesday", 4));
    var registers = FeedCodec.read(FeedCodec.write(feed));
    assertThat(registers.last()).isEqualTo(feed.last());
    assertThat(registers.gaps()).isEqualTo(feed.gaps());
  }
}
