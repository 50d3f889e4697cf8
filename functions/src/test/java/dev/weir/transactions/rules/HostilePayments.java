package dev.weir.transactions.rules;

import dev.weir.events.transaction.Coordinates;
import dev.weir.events.transaction.Location;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Payments that fill a profile and make its rules look at much of it. The seed chooses how late
 * they come, how dense, and from how many places how far apart.
 */
final class HostilePayments {

  private static final int IDS = 5_000;

  private final Random random;
  private final int seed;
  private Duration now = Duration.ZERO;

  HostilePayments(int seed) {
    this.seed = seed;
    random = new Random(seed);
  }

  /** Returns when the last payment arrived. */
  Instant now() {
    return Payment.START.plus(now);
  }

  Payment next(int number) {
    now = now.plusSeconds(random.nextInt(seed % 2 == 0 ? 3 : 400));
    var late = Duration.ofSeconds(random.nextInt(List.of(1, 200, 1_500, 80_000).get(seed % 4)));
    var amount = List.of("1.00", "55.00", "120.00", "600.00").get(random.nextInt(4));
    var payment =
        Payment.of(amount)
            .named("t" + random.nextInt(IDS) + "-" + number) // in no order
            .in(location())
            .at(random.nextInt(20) == 0 ? now.plus(late) : now.minus(late));
    return random.nextInt(10) == 0 ? payment.online() : payment;
  }

  private Location location() {
    var places = List.of(1, 3, 260).get(seed % 3);
    var degrees = List.of(0.001, 0.05, 3.0).get(seed / 3 % 3);
    var place = random.nextInt(places);
    var at = new Coordinates(1 + degrees * random.nextInt(20), degrees * random.nextInt(3));
    return new Location(
        "PT", "P" + place, random.nextInt(8) == 0 ? Optional.empty() : Optional.of(at));
  }
}
