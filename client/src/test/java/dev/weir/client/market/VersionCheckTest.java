package dev.weir.client.market;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.market.marks.decide.FeedGap;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class VersionCheckTest {

  private final VersionCheck check = new VersionCheck();

  @Test
  void versions_that_follow_each_other_are_right_wherever_they_begin() {
    assertThat(check.take("p", 7, 6)).isEmpty();
    assertThat(check.take("q", 1, 0)).isEmpty();
    assertThat(check.take("p", 8, 7)).isEmpty();
    assertThat(check.gaps() + check.repeated() + check.disordered()).isZero();
  }

  @Test
  void missing_duplicate_and_reordered_versions_are_reported_and_counted() {
    check.take("p", 7, 6);
    assertThat(check.take("p", 7, 6)).contains("duplicate: version 7");
    assertThat(check.take("p", 9, 8)).contains("gap: version 9 after 7");
    assertThat(check.take("p", 8, 7)).contains("out of order: version 8 after 9");
    assertThat(check.take("p", 10, 9)).isEmpty();
    assertThat(List.of(check.gaps(), check.repeated(), check.disordered()))
        .containsExactly(1L, 1L, 1L);
  }

  private static FeedGap gap(String name, long from, long to) {
    return new FeedGap(name, "monday", from, to, Instant.EPOCH);
  }

  @Test
  void missing_in_both_is_where_the_gaps_of_the_two_feeds_meet() {
    var one = List.of(gap("A@X", 3, 6), gap("A@X", 9, 9), gap("B@X", 1, 4));
    var other = List.of(gap("A@X", 5, 9), gap("C@X", 1, 4));
    assertThat(FeedGaps.inBoth(one, other)).containsExactly(gap("A@X", 5, 6), gap("A@X", 9, 9));
    assertThat(FeedGaps.inBoth(one, List.of())).isEmpty();
  }
}
