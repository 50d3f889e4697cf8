package dev.weir.cli.check;

import dev.weir.cli.check.AccountParts.Shards;
import java.util.ArrayList;
import java.util.List;

/** Whether the account may do as much at a time as the stack needs. */
final class QuotaCheck {

  private QuotaCheck() {}

  /**
   * Quotas that are too low.
   *
   * @param needed invocations at a time, when every shard has its own and every schedule runs
   */
  static List<CheckFinding> of(int needed, int concurrency, Shards shards) {
    var findings = new ArrayList<CheckFinding>();
    if (needed > concurrency) {
      findings.add(
          new CheckFinding(
              "Quota of concurrent invocations",
              "the account may have %d at a time, and this stack alone needs up to %d: records wait"
                  .formatted(concurrency, needed),
              "aws service-quotas request-service-quota-increase --service-code lambda --quota-code"
                  + " L-B99A9384 --desired-value 1000."));
    }
    if (shards.open() * 2L > shards.allowed()) {
      findings.add(
          new CheckFinding(
              "Quota of shards",
              "%d of %d are open: a stream can't double".formatted(shards.open(), shards.allowed()),
              "Ask for more of Kinesis' shards per Region."));
    }
    return findings;
  }
}
