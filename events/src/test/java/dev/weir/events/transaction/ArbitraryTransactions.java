package dev.weir.events.transaction;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Currency;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Every transaction there may be, often at the bounds. */
final class ArbitraryTransactions {

  private static final Instant EARLIEST = Instant.parse("0000-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

  private ArbitraryTransactions() {}

  static Arbitrary<Transaction> any() {
    return Combinators.combine(
            text(128),
            text(256),
            money(),
            text(256),
            text(128).optional(),
            Arbitraries.of(Channel.class),
            location(),
            Arbitraries.longs()
                .between(EARLIEST.toEpochMilli(), LATEST.toEpochMilli())
                .map(Instant::ofEpochMilli))
        .as(Transaction::new);
  }

  /** Of all characters, in all planes. */
  private static Arbitrary<String> text(int maxLength) {
    var anything =
        Arbitraries.integers()
            .between(0, Character.MAX_CODE_POINT)
            .filter(c -> !(c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE))
            .list()
            .ofMinSize(1)
            .ofMaxSize(maxLength / 2)
            .map(ArbitraryTransactions::joined);
    var usual = Arbitraries.strings().ascii().ofMinLength(1).ofMaxLength(maxLength);
    return Arbitraries.oneOf(usual, anything).filter(text -> !text.isBlank());
  }

  private static String joined(Iterable<Integer> characters) {
    var text = new StringBuilder();
    characters.forEach(text::appendCodePoint);
    return text.toString();
  }

  private static Arbitrary<Money> money() {
    var digits = Arbitraries.bigIntegers().between(BigInteger.ZERO, BigInteger.TEN.pow(18));
    return Combinators.combine(
            digits.map(all -> all.min(BigInteger.TEN.pow(18).subtract(BigInteger.ONE))),
            Arbitraries.integers().between(0, 9),
            Arbitraries.of(Currency.getAvailableCurrencies()))
        .as((all, scale, currency) -> new Money(new BigDecimal(all, scale), currency));
  }

  private static Arbitrary<Location> location() {
    var coordinates =
        Combinators.combine(degrees(90), degrees(180)).as(Coordinates::new).optional();
    return Combinators.combine(Arbitraries.of(Locale.getISOCountries()), text(128), coordinates)
        .as(Location::new);
  }

  private static Arbitrary<Double> degrees(double most) {
    return Arbitraries.oneOf(
        Arbitraries.doubles().between(-most, most).ofScale(15),
        Arbitraries.of(-most, most, 0.0, -0.0, Double.MIN_VALUE, 1e-7, 0.1 + 0.2));
  }
}
