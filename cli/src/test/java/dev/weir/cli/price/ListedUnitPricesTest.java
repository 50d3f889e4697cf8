package dev.weir.cli.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.weir.local.units.UsageUnit;
import dev.weir.rehearsal.prices.UnitPrices;
import org.junit.jupiter.api.Test;

class ListedUnitPricesTest {

  private final UnitPrices prices = UnitPrices.listed();

  @Test
  void demo_and_drill_find_the_prices_that_weir_price_uses() {
    var list = PriceList.standard();

    assertThat(prices.region()).isEqualTo(list.region());
    assertThat(prices.usd(UsageUnit.WRITES, 3e6)).isEqualTo(list.price(PriceKey.WRITES).of(3e6));
    assertThat(prices.usd(UsageUnit.GB_SECONDS, 1e6)).isCloseTo(13.33, within(0.01));
  }

  @Test
  void records_and_milliseconds_are_charged_for_as_other_units() {
    assertThat(prices.usd(UsageUnit.RECORDS_PUT, 1e6)).isZero();
    assertThat(prices.usd(UsageUnit.MILLISECONDS, 1e6)).isZero();
  }
}
