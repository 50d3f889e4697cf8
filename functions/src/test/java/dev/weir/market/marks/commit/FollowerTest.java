package dev.weir.market.marks.commit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FollowerTest {

  private final Follower follower = new Follower();

  @Test
  void it_looks_first_as_long_as_the_other_region_has_written_most_marks() {
    for (var batch = 0; batch < 50; batch++) {
      assertThat(follower.looksFirst()).isTrue();
      follower.looked(10, 5);
    }
  }

  @Test
  void it_stops_looking_once_most_marks_were_missing_but_for_a_probe_now_and_then() {
    follower.looked(Follower.JUDGED, Follower.JUDGED / 2 + 1);

    assertThat(probesIn(10 * Follower.PROBE_EVERY)).isEqualTo(10);
  }

  @Test
  void it_looks_again_once_probes_find_what_the_other_region_wrote() {
    follower.looked(Follower.JUDGED, Follower.JUDGED);
    assertThat(follower.looksFirst()).isFalse();
    follower.looked(Follower.JUDGED, 0);

    assertThat(follower.looksFirst()).isTrue();
  }

  @Test
  void one_batch_that_the_other_region_is_late_with_changes_nothing() {
    follower.looked(Follower.JUDGED - 1, Follower.JUDGED - 1);

    assertThat(follower.looksFirst()).isTrue();
  }

  private long probesIn(int batches) {
    return IntStream.range(0, batches).filter(_ -> follower.looksFirst()).count();
  }
}
