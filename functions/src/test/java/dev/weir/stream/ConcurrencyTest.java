package dev.weir.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConcurrencyTest {

  private static final List<Integer> NUMBERS = IntStream.range(0, 100).boxed().toList();

  @Test
  void results_come_in_the_items_order() {
    var doubled = NUMBERS.stream().map(n -> 2 * n).toList();
    assertThat(Concurrency.virtualThreads(8).map(NUMBERS, n -> 2 * n)).isEqualTo(doubled);
    assertThat(Concurrency.oneByOne().map(NUMBERS, n -> 2 * n)).isEqualTo(doubled);
  }

  @Test
  void calls_run_beside_each_other() {
    var together = new CountDownLatch(4);
    var met =
        Concurrency.virtualThreads(4)
            .map(
                List.of(1, 2, 3, 4),
                _ -> {
                  together.countDown();
                  return await(together);
                });
    assertThat(met).containsOnly(true);
  }

  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(1, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void never_more_than_so_many_run_at_once() {
    var running = new AtomicInteger();
    var most = new AtomicInteger();
    Concurrency.virtualThreads(3)
        .map(
            NUMBERS,
            n -> {
              most.accumulateAndGet(running.incrementAndGet(), Math::max);
              return running.decrementAndGet();
            });
    assertThat(most.get()).isBetween(1, 3);
  }

  @Test
  void a_failure_is_thrown_once_all_have_ended() {
    var ended = new AtomicInteger();
    assertThatThrownBy(
            () ->
                Concurrency.virtualThreads(8)
                    .map(
                        NUMBERS,
                        n -> {
                          ended.incrementAndGet();
                          if (n == 5) {
                            throw new UnavailableException("no answer", null);
                          }
                          return n;
                        }))
        .isInstanceOf(UnavailableException.class);
    assertThat(ended.get()).isEqualTo(100);
  }
}
