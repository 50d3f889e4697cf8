package dev.weir.local.eventsource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ThreadedWorkTest {
  private final ThreadedWork<String> work = new ThreadedWork<>(InstantSource.system());

  @Test
  void what_comes_of_an_effect_comes_out() throws InterruptedException {
    work.begin("effect", () -> "done");
    assertThat(work.next(Instant.MAX)).hasValue("done");
  }

  @Test
  void effects_run_beside_each_other() throws InterruptedException {
    var release = new CountDownLatch(1);
    work.begin(
        "first",
        () -> {
          awaitUninterrupted(release);
          return "first";
        });
    work.begin("second", () -> "second");
    assertThat(work.next(Instant.MAX)).hasValue("second");
    release.countDown();
    assertThat(work.next(Instant.MAX)).hasValue("first");
  }

  @Test
  void waiting_ends_at_its_time() throws InterruptedException {
    assertThat(work.next(Instant.now().plusMillis(5))).isEmpty();
    assertThat(work.next(Instant.MIN)).isEmpty();
  }

  @Test
  void an_effect_that_breaks_breaks_who_asked_for_it() {
    work.begin(
        "broken",
        () -> {
          throw new StackOverflowError("deep");
        });
    assertThatThrownBy(() -> work.next(Instant.MAX))
        .isInstanceOf(IllegalStateException.class)
        .hasRootCauseMessage("deep");
  }

  @Test
  void closing_interrupts_running_work() throws InterruptedException {
    var begun = new CountDownLatch(1);
    work.begin(
        "endless",
        () -> {
          begun.countDown();
          return awaitUninterrupted(new CountDownLatch(1)) ? "released" : "interrupted";
        });
    begun.await();
    work.close();
    assertThat(work.next(Instant.MAX)).hasValue("interrupted");
  }

  private static boolean awaitUninterrupted(CountDownLatch latch) {
    try {
      latch.await();
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
