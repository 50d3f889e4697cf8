package dev.weir.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.stream.UnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConflictRetryTest {

  private final List<Duration> pauses = new ArrayList<>();
  private final ConflictRetry retry = new ConflictRetry(pauses::add);
  private int attempts;

  private String collidesUntil(int attempt) {
    attempts++;
    if (attempts < attempt) {
      throw new WriteConflictException("another Region", null);
    }
    return "stored";
  }

  @Test
  void a_write_that_does_not_collide_is_made_once() {
    assertThat(retry.write(() -> collidesUntil(1))).isEqualTo("stored");
    assertThat(attempts).isEqualTo(1);
    assertThat(pauses).isEmpty();
  }

  @Test
  void a_write_that_collides_is_made_again_after_a_pause() {
    assertThat(retry.write(() -> collidesUntil(5))).isEqualTo("stored");
    assertThat(attempts).isEqualTo(5);
    assertThat(pauses)
        .hasSize(4)
        .allSatisfy(
            pause -> assertThat(pause).isBetween(Duration.ofMillis(1), Duration.ofMillis(320)));
  }

  @Test
  void one_that_collides_all_the_time_is_given_up() {
    assertThatThrownBy(() -> retry.write(() -> collidesUntil(Integer.MAX_VALUE)))
        .isInstanceOf(UnavailableException.class)
        .hasCauseInstanceOf(WriteConflictException.class);
    assertThat(attempts).isEqualTo(10);
  }

  @Test
  void who_steps_back_waits_longer_each_time_but_never_for_long() {
    for (var attempt = 1; attempt <= 9; attempt++) {
      retry.stepBack(attempt + 1); // the first time it does not wait
      assertThat(pauses.getLast())
          .isBetween(Duration.ofMillis(1), Duration.ofMillis(Math.min(320, 20L << (attempt - 1))));
    }
  }

  @Test
  void another_failure_is_not_tried_again() {
    assertThatThrownBy(
            () ->
                retry.write(
                    () -> {
                      attempts++;
                      throw new UnavailableException("throttled", null);
                    }))
        .isInstanceOf(UnavailableException.class);
    assertThat(attempts).isEqualTo(1);
  }
}
