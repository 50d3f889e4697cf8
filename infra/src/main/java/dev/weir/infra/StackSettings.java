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
 * All settings of a stack, read once from the CDK's context.
 *
 * @param stage the deployment's name
 * @param runtime the settings shared by all functions
 * @param keys owner of the encryption keys
 * @param formerKey ARN of a customer-managed key that encrypts older records
 * @param alerts the settings of alert messages
 * @param operationsEmail recipient of alarms by e-mail, if any
 * @param runbook the instructions for an operator after an alarm: an address, or the path in the
 *     repository
 * @param accessLogs the access-log pipeline
 * @param transactions the transaction pipeline
 * @param market the market pipeline, if Regions are named for it
 * @param pipelines which of the other two are deployed, at least one
 * @param dashboards whether there are dashboards
 * @param schemaRegistry whether the contracts are declared in AWS Glue Schema Registry
 * @param archive the settings for archiving the streams and the decisions, if enabled
 * @param record the settings by context key, for comparison with the next deployment
 */
record StackSettings(
    Stage stage,
    RuntimeSettings runtime,
    KeyOwner keys,
    Optional<String> formerKey,
    AlertSettings alerts,
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
        alerts,
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

  /** Name of the projection of the market's feeds. */
  String marketProjection() {
    return market
        .map(MarketSettings::marks)
        .map(marks -> marks.get(MarksSettings.PROJECTION))
        .orElse(WeirFunction.FIRST_PROJECTION);
  }

  /** What became of reading the settings. */
  sealed interface SettingsResult {
    /** All settings are usable. */
    record Accepted(StackSettings settings) implements SettingsResult {}

    /** At least one setting is unusable; {@code problems} lists all that were found. */
    record RefusedSettings(List<SettingProblem> problems) implements SettingsResult {
      public RefusedSettings {
        problems = List.copyOf(problems);
      }
    }
  }
}
