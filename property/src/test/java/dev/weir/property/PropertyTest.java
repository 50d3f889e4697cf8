package dev.weir.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PropertyTest {

  @Test
  void every_try_draws_another_case() {
    var drawn = new HashSet<Long>();
    Property.holds(50, draw -> drawn.add(draw.seed()));
    assertThat(drawn).hasSize(50);
  }

  @Test
  void a_failure_names_the_seed_that_draws_the_same_case_again() {
    var drawn = new ArrayList<String>();
    var failure =
        catchThrowable(
            () ->
                Property.holds(
                    draw -> {
                      drawn.add(everythingOf(draw));
                      assertThat(drawn).hasSizeLessThan(7);
                    }));

    assertThat(failure).isInstanceOf(AssertionError.class).hasMessageContaining("Case 7 failed");
    var seed = Pattern.compile("-Dweir\\.seed=(-?\\d+)").matcher(failure.getMessage());
    assertThat(seed.find()).isTrue();
    assertThat(everythingOf(new Draw(Long.parseLong(seed.group(1))))).isEqualTo(drawn.getLast());
  }

  private static String everythingOf(Draw draw) {
    return List.of(
            draw.seed(),
            draw.integer(0, 1_000_000),
            draw.real(-1, 1),
            draw.natural(BigInteger.TEN.pow(30)),
            draw.text(0, 50),
            draw.list(0, 20, draw::flag),
            new BigInteger(1, draw.bytes(40)))
        .toString();
  }

  @Test
  void drawn_numbers_lie_within_their_bounds_and_meet_both() {
    var integers = new HashSet<Long>();
    var sizes = new HashSet<Integer>();
    Property.holds(
        2_000,
        draw -> {
          var number = draw.integer(-3L, 40L);
          assertThat(number).isBetween(-3L, 40L);
          integers.add(number);
          assertThat(draw.real(-2, 5)).isBetween(-2.0, 5.0);
          assertThat(draw.natural(BigInteger.TEN)).isBetween(BigInteger.ZERO, BigInteger.TEN);
          assertThat(draw.integer(Long.MIN_VALUE, Long.MAX_VALUE))
              .isGreaterThanOrEqualTo(Long.MIN_VALUE);
          assertThat(draw.text(1, 12).length()).isBetween(1, 12);
          assertThat(draw.text(2, 2, "ab")).matches("[ab]{2}");
          sizes.add(draw.bytes(30).length);
        });
    assertThat(integers).hasSize(44);
    assertThat(sizes).contains(0, 30).hasSizeGreaterThan(25);
  }
}
