package dev.weir.transactions.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.property.Property;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class EpisodesTest {

  private static final Duration COOL_DOWN = Duration.ofMinutes(10);

  private static Instant at(long second) {
    return Payment.START.plusSeconds(second);
  }

  private static Episodes holding(long... seconds) {
    var episodes = Episodes.NONE;
    for (var second : seconds) {
      episodes = episodes.holdingAt(at(second), COOL_DOWN);
    }
    return episodes;
  }

  @Test
  void the_first_time_begins_an_episode_that_covers_the_cool_down() {
    assertThat(holding(0)).isEqualTo(new Episodes(1, List.of(at(0))));
    assertThat(holding(0, 1, 599)).isEqualTo(holding(0));
    assertThat(holding(0, 600)).isEqualTo(new Episodes(2, List.of(at(0), at(600))));
  }

  @Test
  void an_earlier_time_moves_the_episode_that_would_have_covered_it() {
    assertThat(holding(599, 0)).isEqualTo(new Episodes(1, List.of(at(0))));
    assertThat(holding(600, 0)).isEqualTo(new Episodes(2, List.of(at(0), at(600))));
  }

  /** As a sweep does: after each time that is new, it and all known ones behind it, in order. */
  @Test
  void in_whatever_order_the_times_come_there_are_as_many_episodes() {
    Property.holds(
        draw -> {
          var seconds = draw.list(1, 12, () -> draw.integer(0, 4_000));
          var arrived = new TreeSet<Integer>();
          var episodes = Episodes.NONE;
          for (var second : seconds) {
            arrived.add(second);
            for (var each : arrived.tailSet(second, true)) {
              episodes = episodes.holdingAt(at(each), COOL_DOWN);
            }
          }
          assertThat(episodes.raised()).isEqualTo(greedy(arrived));
          assertThat(episodes.begun()).hasSize(episodes.raised()).isSorted();
        });
  }

  private static int greedy(SortedSet<Integer> sorted) {
    var count = 0;
    var coveredBefore = Integer.MIN_VALUE;
    for (var second : sorted) {
      if (second >= coveredBefore) {
        count++;
        coveredBefore = second + (int) COOL_DOWN.toSeconds();
      }
    }
    return count;
  }

  @Test
  void those_that_cover_nothing_any_more_are_forgotten_save_the_last() {
    var episodes = holding(0, 1_000, 2_000);
    assertThat(episodes.since(at(1_600), COOL_DOWN)).isEqualTo(holdingLast(3, 1_000, 2_000));
    assertThat(episodes.since(at(1_601), COOL_DOWN)).isEqualTo(holdingLast(3, 2_000));
    assertThat(episodes.since(at(90_000), COOL_DOWN)).isEqualTo(holdingLast(3, 2_000));
    assertThat(episodes.since(at(0), COOL_DOWN)).isSameAs(episodes);
  }

  private static Episodes holdingLast(int raised, long... seconds) {
    var begun = new ArrayList<Instant>();
    for (var second : seconds) {
      begun.add(at(second));
    }
    return new Episodes(raised, begun);
  }

  @Test
  void beyond_a_hundred_the_oldest_are_forgotten_and_what_is_older_is_not_judged() {
    var episodes = Episodes.NONE;
    for (var i = 0; i < 150; i++) {
      episodes = episodes.holdingAt(at(i * 600L), COOL_DOWN).since(at(0), COOL_DOWN);
    }
    assertThat(episodes.raised()).isEqualTo(150);
    assertThat(episodes.begun()).hasSize(100).startsWith(at(50 * 600L));
    assertThat(episodes.canJudge(at(50 * 600L))).isFalse();
    assertThat(episodes.canJudge(at(50 * 600L + 1))).isTrue();
    assertThat(holding(0).canJudge(at(-1))).isTrue();
  }
}
