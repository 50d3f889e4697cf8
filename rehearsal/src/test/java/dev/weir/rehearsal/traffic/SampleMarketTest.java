package dev.weir.rehearsal.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.market.reference.Instrument;
import dev.weir.market.reference.PortfolioPosition;
import dev.weir.market.reference.ReferenceSet;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SampleMarketTest {

  private static final Instant AT = Instant.parse("2026-11-28T09:30:00Z");

  private static ReferenceSet users() {
    return new ReferenceSet(
        List.of(new Instrument("ACME", "Acme", "equity", "EUR", BigDecimal.ONE, new double[100])),
        Map.of("EUR", BigDecimal.ONE, "USD", new BigDecimal("0.9")),
        List.of(new PortfolioPosition("mine", "ACME", BigDecimal.TEN, BigDecimal.ONE)),
        Map.of(),
        List.of());
  }

  @Test
  void it_is_added_to_the_users_reference_data_without_changing_it() {
    var both = SampleMarket.beside(users());

    assertThat(both.instruments()).containsAll(users().instruments());
    assertThat(both.positions()).containsAll(users().positions());
    assertThat(both.fx()).containsAllEntriesOf(users().fx());
    assertThat(both.positions())
        .filteredOn(position -> position.portfolio().startsWith("SAMPLE-"))
        .isNotEmpty()
        .allMatch(position -> position.symbol().startsWith("SAMPLE-"));
  }

  @Test
  void its_instruments_have_as_many_returns_as_those_that_are_there() {
    assertThat(SampleMarket.beside(users()).instruments())
        .allMatch(instrument -> instrument.returns().length == 100);
  }

  @Test
  void its_ticks_are_of_its_instruments() {
    var symbols =
        SampleMarket.beside(users()).instruments().stream().map(Instrument::symbol).toList();
    var traffic = SampledPipeline.MARKET.traffic(1);

    for (var i = 0; i < 200; i++) {
      assertThat(symbols).contains(traffic.usual(AT).partitionKey()).contains(traffic.key(i));
    }
  }
}
