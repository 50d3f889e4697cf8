package dev.weir.client.switching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.client.switching.SourceStart.At;
import dev.weir.client.switching.SourceStart.Beginning;
import dev.weir.stream.Shard;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SourceStartTest {

  private static final Instant TEN = Instant.parse("2026-11-30T10:00:00Z");

  private static SurveyedShard shard(int number, Unread unread) {
    return new SurveyedShard(new Shard("shardId-" + number), unread);
  }

  private static Unread since(int minutes) {
    return new Unread.Since(TEN.plusSeconds(60L * minutes));
  }

  private static Unread nothingBefore(int minutes) {
    return new Unread.NothingBefore(TEN.plusSeconds(60L * minutes));
  }

  @Test
  void it_is_five_minutes_before_the_oldest_record_that_is_not_applied() {
    var oldest = shard(2, since(30));

    assertThat(SourceStart.of(List.of(shard(1, since(40)), oldest, shard(3, nothingBefore(50)))))
        .isEqualTo(new At(TEN.plusSeconds(25 * 60), oldest));
  }

  @Test
  void a_lane_with_nothing_to_read_begins_with_what_comes() {
    var idle = shard(1, nothingBefore(50));

    assertThat(SourceStart.of(List.of(idle))).isEqualTo(new At(TEN.plusSeconds(45 * 60), idle));
  }

  @Test
  void a_fraction_of_a_second_makes_it_earlier() {
    var unread = new Unread.Since(TEN.plusMillis(1_999));

    assertThat(SourceStart.of(List.of(shard(1, unread))))
        .isEqualTo(new At(TEN.plusSeconds(1 - 5 * 60), shard(1, unread)));
  }

  @Test
  void a_finished_shard_has_no_say() {
    var live = shard(2, since(30));

    assertThat(SourceStart.of(List.of(shard(1, new Unread.FinishedShard()), live)))
        .isEqualTo(new At(TEN.plusSeconds(25 * 60), live));
    assertThat(SourceStart.of(List.of(shard(1, new Unread.FinishedShard()))))
        .isEqualTo(new Beginning(List.of()));
  }

  @Test
  void a_shard_without_a_lane_is_read_from_the_stream_s_beginning() {
    var laneless = shard(2, new Unread.WithoutLane());

    assertThat(SourceStart.of(List.of(shard(1, since(30)), laneless)))
        .isEqualTo(new Beginning(List.of(laneless)));
  }

  @Test
  void a_start_is_refused_for_each_shard_that_it_might_skip_something_of() {
    var shards =
        List.of(
            shard(1, since(30)),
            shard(2, nothingBefore(20)),
            shard(3, new Unread.FinishedShard()),
            shard(4, since(40)));
    var found = ((At) SourceStart.of(shards)).start();

    assertThat(SourceStart.skippedBy(found, shards)).isEmpty();
    assertThat(SourceStart.skippedBy(found.plusSeconds(1), shards)).containsExactly(shards.get(1));
    assertThat(SourceStart.skippedBy(found.plusSeconds(601), shards))
        .containsExactly(shards.get(0), shards.get(1));
    var laneless = shard(5, new Unread.WithoutLane());
    assertThat(SourceStart.skippedBy(Instant.EPOCH, List.of(laneless))).containsExactly(laneless);
  }
}
