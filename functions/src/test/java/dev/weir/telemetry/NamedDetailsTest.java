package dev.weir.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NamedDetailsTest {

  private static final Instant FIRST = Instant.parse("2026-11-23T12:00:00Z");

  private final NamedDetails details = new NamedDetails();
  private Instant invocation = FIRST;

  private void later(Duration passes) {
    invocation = invocation.plus(passes);
  }

  private String nameOf(String detail) {
    return details.nameOf(detail, invocation);
  }

  private void fill() {
    IntStream.range(0, NamedDetails.MOST).forEach(i -> nameOf("first-" + i));
  }

  @Test
  void the_first_fifty_are_named_at_once_and_stay_so() {
    fill();
    assertThat(nameOf("shop")).isEqualTo(NamedDetails.OTHER);
    later(Duration.ofSeconds(1));
    assertThat(nameOf("shop")).isEqualTo(NamedDetails.OTHER);
    assertThat(nameOf("first-0")).isEqualTo("first-0");
  }

  @Test
  void names_that_never_come_again_do_not_add_up_over_invocations() {
    var names = new HashSet<String>();
    for (var i = 0; i < 20_000; i++) {
      if (i % 10 == 0) {
        later(Duration.ofMinutes(1));
      }
      names.add(nameOf("shop"));
      names.add(nameOf("random-" + i));
    }
    assertThat(names).contains("shop", NamedDetails.OTHER).hasSize(NamedDetails.MOST + 1);
  }

  @Test
  void one_that_comes_again_takes_the_place_of_one_that_does_not() {
    fill();
    later(NamedDetails.KEPT_FOR);
    assertThat(nameOf("shop")).isEqualTo(NamedDetails.OTHER);
    assertThat(nameOf("shop")).as("in the same invocation").isEqualTo(NamedDetails.OTHER);
    later(Duration.ofSeconds(1));
    assertThat(nameOf("shop")).isEqualTo("shop");
    assertThat(nameOf("first-0")).isEqualTo(NamedDetails.OTHER);
    assertThat(nameOf("first-1")).isEqualTo("first-1");
  }

  @Test
  void one_that_came_within_a_quarter_of_an_hour_keeps_its_place() {
    fill();
    later(NamedDetails.KEPT_FOR.minusSeconds(1));
    fill();
    nameOf("shop");
    later(NamedDetails.KEPT_FOR.minusSeconds(1));
    assertThat(nameOf("shop")).isEqualTo(NamedDetails.OTHER);
  }

  @Test
  void what_may_come_again_is_remembered_of_a_few_only() {
    fill();
    nameOf("shop");
    later(NamedDetails.KEPT_FOR);
    IntStream.range(0, NamedDetails.MAX_WAITING).forEach(i -> nameOf("random-" + i));
    later(Duration.ofSeconds(1));
    assertThat(nameOf("shop")).isEqualTo(NamedDetails.OTHER);
  }
}
