package dev.weir.samples;

import dev.weir.events.transaction.Channel;
import dev.weir.events.transaction.CurrencyRates;
import dev.weir.events.transaction.Location;
import dev.weir.events.transaction.Money;
import dev.weir.events.transaction.Transaction;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * The habits of a user.
 *
 * @param home where the user lives
 * @param usualCents the centre of the distribution of amounts
 * @param firstShop of the shops that the user visits
 */
record Habits(long seed, int user, String userId, City home, int usualCents, int firstShop) {

  /** No normal amount is more than this many times the usual one. */
  static final double MOST = 2.5;

  // The distribution's two ends are 7.2 times apart, so that no normal amount is ten times the mean
  // of others, whatever came before.
  private static final double LEAST = 0.35;
  private static final double SPREAD = 0.4;
  // The smallest amount is above 2.00, the largest below 200.00: neither small nor large to card
  // testing.
  private static final int MIN_CENTS = 800;
  private static final int MAX_CENTS = 5_000;
  private static final int SHOPS_OF_A_USER = 5;
  private static final double NAMES_CATEGORY = 0.7;

  private static final List<Location> ONLINE_SHOPS =
      List.of(
          new Location("IE", "Dublin", Optional.empty()),
          new Location("LU", "Luxembourg", Optional.empty()));

  private record Shop(String name, String category) {}

  private static final List<Shop> SHOPS =
      List.of(
          new Shop("Corner Bakery", "groceries"),
          new Shop("Green Market", "groceries"),
          new Shop("Metro Tickets", "transport"),
          new Shop("Café \"Zum Anker\"", "restaurants"),
          new Shop("Noodle House", "restaurants"),
          new Shop("City Pharmacy", "health"),
          new Shop("Filling Station 17", "fuel"),
          new Shop("Books & More", "books"),
          new Shop("Cinema Rex", "leisure"),
          new Shop("Kid's Corner", "toys"),
          new Shop("Hardware \\ Tools", "home"));

  static Habits of(long seed, int user, Random random) {
    return new Habits(
        seed,
        user,
        "user-%05d".formatted(user),
        City.any(random),
        random.nextInt(MIN_CENTS, MAX_CENTS),
        random.nextInt(SHOPS.size()));
  }

  Money usualAmount(Currency currency, Random random) {
    // Strict, so that every machine writes the same bytes.
    var factor = StrictMath.exp(SPREAD * random.nextGaussian());
    return cents((long) (usualCents * Math.clamp(factor, LEAST, MOST)), currency);
  }

  /** Returns the value of this many euro cents in a currency, to two decimals. */
  static Money cents(long cents, Currency currency) {
    var amount = CurrencyRates.shipped().ofEuros(BigDecimal.valueOf(cents, 2), currency);
    return new Money(amount.setScale(2, RoundingMode.HALF_EVEN), currency);
  }

  /** Returns a purchase in a shop of a city. */
  Transaction inPerson(int number, Instant at, City city, Money amount, Random random) {
    return purchase(number, at, Channel.PRESENT, city.shop(random), amount, random);
  }

  /** Returns a purchase with the card at a terminal without a position. */
  Transaction withoutPosition(
      int number, Instant at, Location location, Money amount, Random random) {
    var nowhere = new Location(location.country(), location.city(), Optional.empty());
    return purchase(number, at, Channel.PRESENT, nowhere, amount, random);
  }

  /** Returns an online purchase, from home or elsewhere. */
  Transaction online(int number, Instant at, Location location, Money amount, Random random) {
    return purchase(number, at, Channel.ONLINE, location, amount, random);
  }

  /** Returns a small online purchase. */
  Transaction usualOnline(int number, Instant at, Random random) {
    var shop = random.nextInt(ONLINE_SHOPS.size() + 1);
    var location = shop == ONLINE_SHOPS.size() ? home.anywhere() : ONLINE_SHOPS.get(shop);
    return online(number, at, location, usualAmount(home.currency(), random), random);
  }

  private Transaction purchase(
      int number, Instant at, Channel channel, Location where, Money amount, Random random) {
    var shop = SHOPS.get((firstShop + random.nextInt(SHOPS_OF_A_USER)) % SHOPS.size());
    var namesCategory = random.nextDouble() < NAMES_CATEGORY;
    return new Transaction(
        transactionId(number),
        userId,
        amount,
        shop.name(),
        namesCategory ? Optional.of(shop.category()) : Optional.empty(),
        channel,
        where,
        at);
  }

  /** Looks random, but is the same in every run; no two of a sample are equal. */
  String transactionId(int number) {
    return "tx-%016x".formatted(mixed(seed + mixed(((long) user << Integer.SIZE) | number)));
  }

  // The finalizer of MurmurHash3, which is injective.
  static long mixed(long number) {
    var bits = (number ^ (number >>> 33)) * 0xff51afd7ed558ccdL;
    bits = (bits ^ (bits >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return bits ^ (bits >>> 33);
  }
}
