package dev.weir.transactions.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.transaction.Channel;
import dev.weir.events.transaction.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PurchasesTest {

  private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");
  private static final Duration WINDOW = Duration.ofSeconds(60);
  private static final Purchases.Bounds BOUNDS = new Purchases.Bounds(WINDOW, 20);

  private static Purchase purchase(int number, Instant at, Instant seenAt) {
    return new Purchase(
        "t" + number,
        at,
        Money.of("1.00", "EUR"),
        "m",
        Channel.ONLINE,
        "",
        "",
        Optional.empty(),
        Optional.empty(),
        seenAt,
        false);
  }

  /** Adds by looking at every purchase. */
  private static List<Purchase> plus(List<Purchase> kept, Purchase added, Instant streamTime) {
    var oldest = streamTime.minus(BOUNDS.age());
    var more = new ArrayList<>(kept);
    more.removeIf(each -> !each.seenAt().isAfter(oldest) && !each.occurredAt().isAfter(oldest));
    more.add(added);
    more.sort(Purchase.EVENT_ORDER);
    while (more.size() > BOUNDS.count()) {
      more.remove(more.stream().min(Comparator.comparing(Purchase::seenAt)).orElseThrow());
    }
    return more;
  }

  @Test
  void in_any_disorder_the_same_are_kept_as_if_all_were_compared() {
    for (var seed = 0; seed < 50; seed++) {
      var random = new Random(seed);
      var kept = Purchases.NONE;
      List<Purchase> expected = List.of();
      var streamTime = START;
      for (var i = 0; i < 300; i++) {
        streamTime = streamTime.plusSeconds(random.nextInt(1 + seed % 8));
        var at = streamTime.plusSeconds(random.nextInt(200) - 120L);
        var added = purchase(i, at, streamTime);

        kept = kept.plus(added, streamTime, BOUNDS);
        expected = plus(expected, added, streamTime);

        assertThat(kept.all()).isEqualTo(expected);
        var start = at.minus(WINDOW);
        assertThat(kept.within(WINDOW, at))
            .isEqualTo(
                expected.stream()
                    .filter(each -> each.occurredAt().isAfter(start))
                    .filter(each -> !each.occurredAt().isAfter(at))
                    .toList());
      }
    }
  }

  @Test
  void many_purchases_within_an_episode_are_not_evaluated_again_for_each_one_more() {
    var evaluated = new AtomicInteger();
    var bounds = new Purchases.Bounds(WINDOW, 150);
    var part = WindowPart.NONE;
    for (var i = 0; i < 1_000; i++) {
      var kept = part.kept().plus(purchase(i, START, START), START, bounds);
      part =
          new WindowPart(kept, part.episodes())
              .sweep(
                  START,
                  WINDOW,
                  WINDOW,
                  START,
                  _ -> evaluated.incrementAndGet() > 0,
                  by -> kept.within(WINDOW, by.occurredAt()))
              .after();
    }
    assertThat(part.episodes().all()).hasSize(1);
    assertThat(evaluated).hasValue(1_000);
  }
}
