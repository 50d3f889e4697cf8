package dev.weir.transactions.decide;

import static dev.weir.transactions.Sample.START;
import static dev.weir.transactions.Sample.lane;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.stream.Lane;
import dev.weir.stream.Position;
import dev.weir.stream.SequenceNumber;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LaneFencesTest {

  private static final Duration DAY = Duration.ofDays(1);
  private static final Position FIVE = Position.after(new SequenceNumber("5"));

  @Test
  void a_lane_that_nothing_came_from_stands_at_its_beginning() {
    assertThat(LaneFences.NONE.of(lane("a"))).isEqualTo(Position.BEGINNING);
  }

  @Test
  void a_fence_is_kept_as_long_as_its_records_may_come_again() {
    var fences = LaneFences.NONE.with(lane("a"), FIVE, START, DAY);
    var justKept = START.plus(DAY).plus(DAY);
    assertThat(fences.with(lane("b"), FIVE, justKept, DAY).of(lane("a"))).isEqualTo(FIVE);
    assertThat(fences.with(lane("b"), FIVE, justKept.plusSeconds(1), DAY).byLane()).hasSize(1);
  }

  @Test
  void of_very_many_lanes_those_that_nothing_came_from_for_longest_are_dropped() {
    var fences = LaneFences.NONE;
    for (var i = 0; i < 250; i++) {
      fences = fences.with(lane("shard-" + i), FIVE, START.plusSeconds(i), DAY);
    }
    assertThat(fences.byLane()).hasSize(200);
    assertThat(fences.of(lane("shard-49"))).isEqualTo(Position.BEGINNING);
    assertThat(fences.of(lane("shard-50"))).isEqualTo(FIVE);
  }

  @Test
  void another_incarnation_of_the_stream_has_fences_of_its_own() {
    var fences = LaneFences.NONE.with(lane("a"), FIVE, START, DAY);
    var recreated = new Lane("v1", "weir-test-transactions", "2", lane("a").shard());
    assertThat(fences.of(recreated)).isEqualTo(Position.BEGINNING);
  }
}
