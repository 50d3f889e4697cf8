package dev.weir.market.risk.lease;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GroupsTest {

  private final Groups groups = new Groups(8);

  @Test
  void every_portfolio_is_in_one_group_and_always_in_the_same() {
    var portfolios = IntStream.range(0, 1_000).mapToObj(i -> "portfolio-" + i).toList();
    var shared = groups.share(portfolios);
    assertThat(shared).hasSize(8);
    assertThat(shared.values().stream().flatMap(List::stream))
        .containsExactlyInAnyOrderElementsOf(portfolios);
    assertThat(new Groups(8).share(portfolios)).isEqualTo(shared);
  }

  @Test
  void a_name_whose_hash_is_negative_has_a_group_too() {
    assertThat("polygenelubricants".hashCode()).isEqualTo(Integer.MIN_VALUE);
    assertThat(groups.of("polygenelubricants")).isEqualTo("group-0");
  }
}
