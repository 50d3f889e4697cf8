package dev.weir.verification.market;

import dev.weir.verification.fakes.FakeLeaseTable;
import dev.weir.verification.fakes.FakeMarkTable;
import dev.weir.verification.fakes.FakeReferenceTable;
import dev.weir.verification.fakes.FakeRiskTable;

/** The tables that all Regions see alike. */
public record MarketTables(
    FakeMarkTable marks,
    FakeRiskTable risks,
    FakeLeaseTable leases,
    FakeReferenceTable references) {

  /** Without an item. */
  public static MarketTables empty() {
    return new MarketTables(
        new FakeMarkTable(), new FakeRiskTable(), new FakeLeaseTable(), new FakeReferenceTable());
  }
}
