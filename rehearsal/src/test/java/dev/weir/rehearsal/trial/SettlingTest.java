package dev.weir.rehearsal.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SettlingTest {

  /** A clock that advances only during pauses. */
  private static final class PausedTime implements InstantSource {
    private Instant now = Instant.EPOCH;
    private int pauses;

    void pause(Duration time) {
      now = now.plus(time);
      pauses++;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }

  private final PausedTime time = new PausedTime();

  private Settling within(Duration atMost) {
    return new Settling(atMost, time, time::pause);
  }

  @Test
  void what_has_settled_already_is_not_waited_for() throws InterruptedException {
    assertThat(within(Duration.ofSeconds(9)).await(List::of)).isEmpty();
    assertThat(time.pauses).isZero();
  }

  @Test
  void the_wait_ends_once_nothing_is_pending() throws InterruptedException {
    var open = new ArrayList<>(List.of("a", "b", "c"));
    var left =
        within(Duration.ofSeconds(9))
            .await(
                () -> {
                  var now = List.copyOf(open);
                  if (!open.isEmpty()) {
                    open.removeFirst();
                  }
                  return now;
                });
    assertThat(left).isEmpty();
    assertThat(time.pauses).isEqualTo(3);
  }

  @Test
  void what_never_settles_is_returned_after_the_time() throws InterruptedException {
    assertThat(within(Duration.ofSeconds(9)).await(() -> List.of("b"))).containsExactly("b");
    assertThat(time.instant()).isEqualTo(Instant.EPOCH.plusSeconds(9));
  }

  @Test
  void it_checks_once_if_there_is_no_time_to_wait() throws InterruptedException {
    assertThat(within(Duration.ZERO).await(() -> List.of("b"))).containsExactly("b");
    assertThat(time.pauses).isZero();
  }
}
