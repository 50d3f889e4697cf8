package dev.weir.cli.price;

import dev.weir.local.units.UsageUnit;
import dev.weir.rehearsal.prices.UnitPrices;
import java.util.Optional;

/** The prices of counted units, from the list that comes with Weir. */
public final class ListedUnitPrices implements UnitPrices {

  private final PriceList list = PriceList.standard();

  /** Creates it as a service. */
  public ListedUnitPrices() {}

  @Override
  public String region() {
    return list.region();
  }

  @Override
  public double usd(UsageUnit unit, double quantity) {
    return key(unit).map(key -> list.price(key).of(quantity)).orElse(0.0);
  }

  private static Optional<PriceKey> key(UsageUnit unit) {
    return switch (unit) {
      case WRITES -> Optional.of(PriceKey.WRITES);
      case READS -> Optional.of(PriceKey.READS);
      case PUT_UNITS -> Optional.of(PriceKey.PUT_UNITS);
      case MESSAGES -> Optional.of(PriceKey.PUBLISHES);
      case FIFO_MESSAGES -> Optional.of(PriceKey.FIFO_PUBLISHES);
      case OBJECTS_PUT -> Optional.of(PriceKey.PUTS);
      case INVOCATIONS -> Optional.of(PriceKey.LAMBDA_REQUESTS);
      case GB_SECONDS -> Optional.of(PriceKey.LAMBDA_GB_SECONDS);
      // Charged for as put units and as gigabyte-seconds.
      case RECORDS_PUT, MILLISECONDS -> Optional.empty();
    };
  }
}
