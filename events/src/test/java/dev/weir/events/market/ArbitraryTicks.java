package dev.weir.events.market;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Any valid tick, to the microsecond. */
final class ArbitraryTicks {

  private ArbitraryTicks() {}

  static Arbitrary<Tick> ticks() {
    return Combinators.combine(
            text("ABZaz09._-", 32),
            text("ABZ09_-", 16),
            text("!~-.:ABz019", 32),
            Arbitraries.longs().between(1, Long.MAX_VALUE),
            decimals().filter(price -> price.signum() > 0),
            decimals().optional(),
            decimals().optional(),
            times())
        .as(
            (symbol, venue, session, sequence, price, bid, size, at) ->
                new Tick(symbol, venue, session, sequence, price, bid, Optional.empty(), size, at));
  }

  private static Arbitrary<String> text(String characters, int most) {
    return Arbitraries.strings()
        .withChars(characters.toCharArray())
        .ofMinLength(1)
        .ofMaxLength(most);
  }

  private static Arbitrary<BigDecimal> decimals() {
    return Combinators.combine(
            Arbitraries.longs().between(0, 999_999_999_999L), Arbitraries.integers().between(0, 8))
        .as(BigDecimal::valueOf);
  }

  private static Arbitrary<Instant> times() {
    return Arbitraries.longs()
        .between(0, 4_000_000_000_000_000L)
        .map(
            micros ->
                Instant.EPOCH
                    .plusNanos(micros % 1_000_000 * 1_000)
                    .plusSeconds(micros / 1_000_000));
  }
}
