package dev.weir.transactions.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SeenIdsTest {

  private static final Instant START = Payment.START;
  private static final Duration DAY = Duration.ofHours(24);

  private static SeenIds ids(int count, Instant streamTime) {
    var ids = SeenIds.NONE;
    for (var i = 0; i < count; i++) {
      ids = ids.plus("t" + i, streamTime);
    }
    return ids;
  }

  @Test
  void added_ids_are_contained_and_nothing_else() {
    var ids = ids(3, START);
    assertThat(ids.contains("t0")).isTrue();
    assertThat(ids.contains("t2")).isTrue();
    assertThat(ids.contains("t3")).isFalse();
    assertThat(SeenIds.NONE.contains("t0")).isFalse();
  }

  @Test
  void a_thousand_are_remembered_and_the_first_to_come_is_the_first_to_go() {
    var ids = ids(1_000, START);
    assertThat(ids.contains("t0")).isTrue();

    var more = ids.plus("more", START);
    assertThat(more.size()).isEqualTo(1_000);
    assertThat(more.contains("t0")).isFalse();
    assertThat(more.contains("t1")).isTrue();
    assertThat(more.contains("more")).isTrue();
  }

  @Test
  void two_that_follow_from_the_same_ids_do_not_contain_those_of_each_other() {
    for (var count = 0; count < 20; count++) {
      var ids = ids(count, START);
      var one = ids.plus("one", START);
      var other = ids.plus("other", START).plus("another", START);
      assertThat(ids.size()).isEqualTo(count);
      assertThat(one.contains("one")).isTrue();
      assertThat(one.contains("other")).isFalse();
      assertThat(other.contains("one")).isFalse();
      assertThat(other.contains("another")).isTrue();
      assertThat(other).isEqualTo(SeenIds.of(other.toBytes()));
    }
  }

  @Test
  void within_a_day_of_stream_time_all_of_them_stay() {
    var ids = ids(100, START).plus("later", START.plus(DAY));
    assertThat(ids.size()).isEqualTo(101);
    assertThat(ids.contains("t0")).isTrue();
  }

  @Test
  void of_those_older_than_a_day_the_latest_sixty_four_stay() {
    var ids = ids(100, START).plus("later", START.plus(DAY).plus(Duration.ofMinutes(1)));
    assertThat(ids.size()).isEqualTo(64);
    assertThat(ids.contains("later")).isTrue();
    assertThat(ids.contains("t37")).isTrue();
    assertThat(ids.contains("t36")).isFalse();
  }

  @Test
  void a_rare_user_is_remembered_for_as_long_as_the_profile() {
    var ids = ids(10, START).plus("later", START.plus(Duration.ofDays(365)));
    assertThat(ids.size()).isEqualTo(11);
  }

  @Test
  void stored_they_take_twelve_bytes_each_and_come_back_as_they_were() {
    var ids = ids(5, START).plus("before 1970", Instant.EPOCH.minusSeconds(1));
    assertThat(ids.toBytes()).hasSize(6 * 12);

    var read = SeenIds.of(ids.toBytes());
    assertThat(read).isEqualTo(ids).hasSameHashCodeAs(ids);
    assertThat(read.contains("t4")).isTrue();
    assertThat(SeenIds.of(new byte[0])).isEqualTo(SeenIds.NONE);
    assertThat(ids).isNotEqualTo(ids(5, START)).hasToString("SeenIds[size=6]");
  }
}
