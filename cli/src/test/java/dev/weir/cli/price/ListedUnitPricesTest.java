package dev.weir.cli.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.weir.local.units.Unit;
import dev.weir.rehearsal.demo.UnitPrices;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class ListedUnitPricesTest {

  private final UnitPrices prices = ServiceLoader.load(UnitPrices.class).findFirst().orElseThrow();

  @Test
  void the_demo_finds_the_prices_that_weir_price_uses() {
    var list = PriceList.standard();

    assertThat(prices.region()).isEqualTo(list.region());
    assertThat(prices.usd(Unit.WRITES, 3e6)).isEqualTo(list.price(PriceKey.WRITES).of(3e6));
    assertThat(prices.usd(Unit.GB_SECONDS, 1e6)).isCloseTo(13.33, within(0.01));
  }

  @Test
  void records_and_milliseconds_are_charged_for_as_other_units() {
    assertThat(prices.usd(Unit.RECORDS_PUT, 1e6)).isZero();
    assertThat(prices.usd(Unit.MILLISECONDS, 1e6)).isZero();
  }
}
