package dev.weir.rehearsal.drill;

import dev.weir.local.units.UsageUnit;
import dev.weir.rehearsal.prices.UnitPrices;
import dev.weir.verification.semantics.DrillPrices;
import dev.weir.verification.semantics.DrillUsage;

/** What DynamoDB and S3 charge for a drill's runs; Lambda and publishing are left out. */
public record DrillCharges(UnitPrices prices) implements DrillPrices {

  @Override
  public double usd(DrillUsage usage) {
    return prices.usd(UsageUnit.WRITES, (double) usage.writeUnits())
        + prices.usd(UsageUnit.READS, (double) usage.reads())
        + prices.usd(UsageUnit.OBJECTS_PUT, (double) usage.objects());
  }
}
