package dev.weir.cli.check;

import dev.weir.cli.check.AccountParts.Shards;
import java.util.List;

/** Whether the account may do as much at a time as the stack needs. */
final class QuotaCheck {

  private QuotaCheck() {}

  /**
   * Whether enough invocations may run.
   *
   * @param needed invocations at a time, when every shard has its own and every schedule runs
   */
  static List<CheckFinding> ofInvocations(
      String subject, int needed, int concurrency, AwsCommand aws) {
    return needed > concurrency
        ? List.of(
            new CheckFinding(
                subject,
                "the account may have %d at a time, and this stack alone needs up to %d: records wait"
                    .formatted(concurrency, needed),
                aws.of(
                    "service-quotas request-service-quota-increase --service-code lambda"
                        + " --quota-code L-B99A9384 --desired-value 1000")))
        : List.of();
  }

  /** Whether the provisioned shards of the account may double. */
  static List<CheckFinding> ofShards(String subject, Shards shards, AwsCommand aws) {
    return shards.open() * 2L > shards.allowed()
        ? List.of(
            new CheckFinding(
                subject,
                "%d of %d are open: a stream can't double"
                    .formatted(shards.open(), shards.allowed()),
                aws.of(
                        "service-quotas request-service-quota-increase --service-code kinesis"
                            + " --desired-value "
                            + shards.open() * 4L)
                    + " --quota-code of Shards per Region, from aws service-quotas"
                    + " list-service-quotas --service-code kinesis."))
        : List.of();
  }
}
