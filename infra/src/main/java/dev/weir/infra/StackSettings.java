package dev.weir.infra;

import dev.weir.accesslog.AccessLogSettings;
import dev.weir.market.marks.MarksSettings;
import dev.weir.metrics.Step;
import dev.weir.settings.SettingProblem;
import dev.weir.transactions.TransactionSettings;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Everything that can be set about a stack, read once from the CDK's context.
 *
 * @param stage the deployment's name
 * @param runtime what all functions have in common
 * @param keys who owns the encryption keys
 * @param formerKey ARN of a customer-managed key that older records are encrypted with
 * @param alertEmail who gets alerts by e-mail, if anybody
 * @param operationsEmail who gets alarms by e-mail, if anybody
 * @param runbook where an operator finds what to do about an alarm: an address, or the path in the
 *     repository
 * @param accessLogs the access-log pipeline
 * @param transactions the transaction pipeline
 * @param market the market pipeline, where Regions for it are named
 * @param pipelines which of the other two are deployed, at least one
 * @param dashboards whether there are dashboards
 * @param schemaRegistry whether the contracts are declared in AWS Glue Schema Registry
 * @param archive how the streams of access logs and transactions are archived, if they are
 * @param record what was set, by context key, as the next deployment is compared with
 */
record StackSettings(
    Stage stage,
    RuntimeSettings runtime,
    KeyOwner keys,
    Optional<String> formerKey,
    Optional<String> alertEmail,
    Optional<String> operationsEmail,
    String runbook,
    PipelineSettings accessLogs,
    PipelineSettings transactions,
    Optional<MarketSettings> market,
    Set<Step> pipelines,
    boolean dashboards,
    boolean schemaRegistry,
    Optional<ArchiveSettings> archive,
    Map<String, String> record) {

  StackSettings {
    record = Ordered.copyOf(record);
    pipelines = Collections.unmodifiableSet(EnumSet.copyOf(pipelines));
  }

  StackSettings recorded(Map<String, String> set) {
    return new StackSettings(
        stage,
        runtime,
        keys,
        formerKey,
        alertEmail,
        operationsEmail,
        runbook,
        accessLogs,
        transactions,
        market,
        pipelines,
        dashboards,
        schemaRegistry,
        archive,
        set);
  }

  boolean deploys(Step pipeline) {
    return pipelines.contains(pipeline);
  }

  /** Name of everything that is derived from the stream of access logs. */
  String accessLogProjection() {
    return AccessLogSettings.of(accessLogs.environment()).projection();
  }

  /** Name of everything that is derived from the stream of transactions. */
  String transactionProjection() {
    return TransactionSettings.of(transactions.environment()).projection();
  }

  /** Name of what is known of the market's feeds. */
  String marketProjection() {
    return market
        .map(MarketSettings::marks)
        .map(marks -> marks.get(MarksSettings.PROJECTION))
        .orElse(WeirFunction.FIRST_PROJECTION);
  }

  /** What became of reading the settings. */
  sealed interface Reading {
    /** All settings are usable. */
    record Accepted(StackSettings settings) implements Reading {}

    /** At least one is not; {@code problems} names all that were found. */
    record Refused(List<SettingProblem> problems) implements Reading {
      public Refused {
        problems = List.copyOf(problems);
      }
    }
  }
}
