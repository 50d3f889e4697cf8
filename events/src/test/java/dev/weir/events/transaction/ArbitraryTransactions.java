package dev.weir.events.transaction;

import dev.weir.property.Draw;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Locale;

/** Any valid transaction, often at the bounds. */
final class ArbitraryTransactions {

  private static final Instant EARLIEST = Instant.parse("0000-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

  // In an order that is stable for a seed.
  private static final List<Currency> CURRENCIES =
      Currency.getAvailableCurrencies().stream()
          .sorted(Comparator.comparing(Currency::getCurrencyCode))
          .toList();

  private ArbitraryTransactions() {}

  static Transaction any(Draw draw) {
    return new Transaction(
        text(draw, 128),
        text(draw, 256),
        money(draw),
        text(draw, 256),
        draw.optional(() -> text(draw, 128)),
        draw.of(Channel.values()),
        location(draw),
        Instant.ofEpochMilli(draw.integer(EARLIEST.toEpochMilli(), LATEST.toEpochMilli())));
  }

  private static String text(Draw draw, int maxLength) {
    var text = draw.text(1, maxLength);
    return text.isBlank() ? "x" : text;
  }

  private static Money money(Draw draw) {
    var digits = draw.natural(BigInteger.TEN.pow(18).subtract(BigInteger.ONE));
    return new Money(new BigDecimal(digits, draw.integer(0, 9)), draw.of(CURRENCIES));
  }

  private static Location location(Draw draw) {
    var coordinates =
        draw.optional(() -> new Coordinates(draw.real(-90, 90), draw.real(-180, 180)));
    return new Location(draw.of(Locale.getISOCountries()), text(draw, 128), coordinates);
  }
}
