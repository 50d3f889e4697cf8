package dev.weir.transactions.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.transaction.Channel;
import dev.weir.events.transaction.Money;
import dev.weir.events.transaction.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PurchasesTest {

  private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");
  private static final Duration WINDOW = Duration.ofSeconds(60);
  private static final Purchases.Bounds BOUNDS = new Purchases.Bounds(WINDOW, 20);

  private static Purchase purchase(int number, Instant at, Instant seenAt) {
    return purchase(number, Optional.empty(), at, seenAt);
  }

  private static Purchase purchase(int number, Optional<Place> place, Instant at, Instant seenAt) {
    return new Purchase(
        "t" + number,
        at,
        Money.of("1.00", "EUR"),
        "m",
        Channel.ONLINE,
        "",
        "",
        place,
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

  private record IsOdd() implements Predicate<Purchase> {
    @Override
    public boolean test(Purchase purchase) {
      return isOdd(purchase);
    }
  }

  private static boolean isOdd(Purchase purchase) {
    return number(purchase) % 2 == 1;
  }

  private static int number(Purchase purchase) {
    return Integer.parseInt(purchase.id().substring(1));
  }

  @Test
  void in_any_disorder_those_with_a_property_are_the_same_as_if_all_were_tested() {
    for (var seed = 0; seed < 20; seed++) {
      var random = new Random(seed);
      var kept = Purchases.NONE;
      for (var i = 0; i < 200; i++) {
        var streamTime = START.plusSeconds(i);
        var at = streamTime.plusSeconds(random.nextInt(200) - 120L);
        kept = kept.plus(purchase(i, at, streamTime), streamTime, BOUNDS);
        var odd = kept.all().stream().filter(PurchasesTest::isOdd).toList();
        assertThat(kept.matching(new IsOdd()).all()).isEqualTo(odd);
        assertThat(kept.matching(new IsOdd())).isSameAs(kept.matching(new IsOdd()));
      }
    }
  }

  @Test
  void in_any_disorder_those_in_a_place_are_the_same_as_if_all_were_looked_at() {
    var places = List.of(new Place("PT", "Lisbon"), new Place("PT", "Porto"));
    for (var seed = 0; seed < 20; seed++) {
      var random = new Random(seed);
      var kept = Purchases.NONE;
      for (var i = 0; i < 200; i++) {
        var streamTime = START.plusSeconds(i / (1 + seed % 3 * 10));
        var at = streamTime.plusSeconds(random.nextInt(200) - 120L);
        var somewhere = random.nextInt(3);
        var added =
            purchase(
                i,
                somewhere == 2 ? Optional.empty() : Optional.of(places.get(somewhere)),
                at,
                streamTime);
        kept = kept.plus(added, streamTime, BOUNDS);
        for (var place : places) {
          assertThat(kept.in(place).all())
              .isEqualTo(
                  kept.all().stream()
                      .filter(each -> each.place().equals(Optional.of(place)))
                      .toList());
        }
      }
    }
  }

  private static boolean areAlike(Purchase one, Purchase other) {
    return number(one) % 5 == number(other) % 5;
  }

  /** Removes by comparing each with all others. */
  private static List<Purchase> onlyLastOfAlike(List<Purchase> all, Instant before) {
    return IntStream.range(0, all.size())
        .filter(
            i ->
                all.subList(i + 1, all.size()).stream()
                    .filter(later -> later.occurredAt().isBefore(before))
                    .noneMatch(later -> areAlike(all.get(i), later)))
        .mapToObj(all::get)
        .toList();
  }

  @Test
  void in_any_disorder_the_last_of_alike_ones_is_kept_as_if_all_were_compared() {
    for (var seed = 0; seed < 20; seed++) {
      var random = new Random(seed);
      var kept = Purchases.NONE;
      for (var i = 0; i < 200; i++) {
        var streamTime = START.plusSeconds(i);
        var at = streamTime.plusSeconds(random.nextInt(100) - 60L);
        var settled = streamTime.minusSeconds(random.nextInt(20));
        var expected = onlyLastOfAlike(kept.all(), settled);
        kept = kept.onlyLastOfAlike(PurchasesTest::areAlike, settled);
        assertThat(kept.all()).isEqualTo(expected);
        kept = kept.plus(purchase(i, at, streamTime), streamTime, BOUNDS);
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
