package dev.weir.market.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.market.exposure.Limit;
import dev.weir.market.exposure.Limits;
import dev.weir.market.exposure.Policy;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReferencePartsTest {

  private static final Map<String, BigDecimal> RATES = Map.of("USD", BigDecimal.ONE);

  private static Instrument instrument(String symbol, double... returns) {
    return new Instrument(symbol, "Of " + symbol, "equity", "USD", BigDecimal.ONE, returns);
  }

  private static PortfolioPosition position(String portfolio, String symbol) {
    return new PortfolioPosition(
        portfolio, symbol, new BigDecimal("-12.5"), new BigDecimal("99.10"));
  }

  @Test
  void data_cut_into_parts_are_read_as_the_same() throws IOException {
    var random = new Random(1);
    var instruments = new ArrayList<Instrument>();
    for (var i = 0; i < 200; i++) {
      instruments.add(instrument("S" + i, random.doubles(500, -0.1, 0.1).toArray()));
    }
    var set =
        new ReferenceSet(
            instruments,
            RATES,
            List.of(position("P1", "S0"), position("P1", "S7"), position("P2", "S0")),
            Map.of("P1", new Limits(Map.of(Limit.GROSS, new BigDecimal("1000000.50")))),
            List.of(
                new SessionHours("XNAS", "monday", Instant.EPOCH, Instant.EPOCH.plusSeconds(9))),
            List.of(),
            Policy.DEFAULT,
            List.of(),
            List.of(
                new CurrencyMoves("EUR", Optional.of("EUR/USD"), new double[] {0.01, -0.003}),
                new CurrencyMoves("GBP", Optional.empty(), new double[] {0.02})),
            List.of(new CorporateAction("S7", "2026-11-23", 3, 2, true)));
    var parts = ReferenceParts.of(set);
    assertThat(parts.parts()).hasSizeGreaterThan(1);
    assertThat(ReferenceParts.read(parts.parts())).isEqualTo(set);
    assertThat(ReferenceParts.of(set).digest()).isEqualTo(parts.digest());
  }

  @Test
  void a_set_that_lacks_something_is_refused_with_all_that_is_wrong() {
    assertThatThrownBy(
            () ->
                new ReferenceSet(
                    List.of(
                        instrument("A", 0.1),
                        instrument("B"),
                        new Instrument("C", "", "", "EUR", BigDecimal.ONE, new double[1])),
                    RATES,
                    List.of(position("P", "D"), position("P", "A"), position("P", "A")),
                    Map.of(),
                    List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("instrument B has another number of returns")
        .hasMessageContaining("instrument C is in EUR, which has no rate")
        .hasMessageContaining("position in D, which is not an instrument")
        .hasMessageContaining("P holds A twice");
  }

  @Test
  void a_book_knows_who_holds_what() {
    var set =
        new ReferenceSet(
            List.of(instrument("A", 0.1), instrument("B", 0.2)),
            RATES,
            List.of(position("P1", "A"), position("P2", "A"), position("P2", "B")),
            Map.of(),
            List.of());
    var book = new ReferenceBook(3, set);
    assertThat(book.portfolios()).containsExactly("P1", "P2");
    assertThat(book.holders("A")).containsExactly("P1", "P2");
    assertThat(book.holders("C")).isEmpty();
    assertThat(book.holdings("P2")).extracting("symbol").containsExactly("A", "B");
    assertThat(book.limits("P1")).isEqualTo(Limits.NONE);
  }
}
