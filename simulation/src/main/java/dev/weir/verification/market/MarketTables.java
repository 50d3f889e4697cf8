package dev.weir.verification.market;

import dev.weir.verification.fakes.FakeHaltTable;
import dev.weir.verification.fakes.FakeLeaseTable;
import dev.weir.verification.fakes.FakeMarkTable;
import dev.weir.verification.fakes.FakeReferenceTable;
import dev.weir.verification.fakes.FakeRiskTable;

/** The tables that all Regions share. */
public record MarketTables(
    FakeMarkTable marks,
    FakeRiskTable risks,
    FakeLeaseTable leases,
    FakeReferenceTable references,
    FakeHaltTable halts) {

  /** Creates empty tables with streams of two shards. */
  public static MarketTables empty() {
    return empty(2);
  }

  /** Creates empty tables with streams of this many shards. */
  public static MarketTables empty(int shards) {
    return new MarketTables(
        new FakeMarkTable(shards),
        new FakeRiskTable(shards),
        new FakeLeaseTable(),
        new FakeReferenceTable(),
        new FakeHaltTable());
  }
}
