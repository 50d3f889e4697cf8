package dev.weir.infra;

import dev.weir.sweep.OutboxSweepHandler;
import dev.weir.wiring.Environment;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.iam.PolicyStatement;

/**
 * The function that, each minute, publishes alerts left pending by a crash, and judges the outages
 * of services by the counts of access logs, if these are deployed.
 */
record AlertSweepStep(StackSettings settings, SharedParts shared) {

  private static final String HANDLER = OutboxSweepHandler.class.getName() + "::handleRequest";

  // Shorter than the schedule's minute, so that sweeps don't overlap.
  private static final Duration TIMEOUT = Duration.seconds(50);

  WeirFunction create(Optional<AccessLogConstruct> accessLogs) {
    var alerting = shared.alerting();
    var eachMinute = FunctionSchedule.eachMinute(alerting);
    var permissions = new TreeMap<String, List<PolicyStatement>>();
    permissions.put("PublishPending", publishPending(alerting));
    accessLogs.ifPresent(found -> permissions.put("JudgeOutages", judgeOutages(alerting, found)));
    permissions.putAll(eachMinute.permissions());
    permissions.putAll(shared.encryption().permissions());
    var spec =
        new FunctionSpec(
            "Publishes alerts that are still unpublished, and reports errors that are over",
            HANDLER,
            TIMEOUT,
            environment(alerting, accessLogs),
            permissions);
    var sweep = new WeirFunction(alerting, "Sweep", spec, settings.runtime(), settings.stage());
    eachMinute.run(sweep, "Publishes alerts that a crash left unpublished");
    return sweep;
  }

  private Map<String, String> environment(
      Alerting alerting, Optional<AccessLogConstruct> accessLogs) {
    var environment = new TreeMap<>(alerting.environment());
    accessLogs.ifPresent(
        found -> {
          environment.putAll(found.settings());
          environment.put(Environment.COUNTS_TABLE, found.counts().getTableName());
          environment.put(Environment.POSITIONS_TABLE, shared.positions().table().getTableName());
        });
    return environment;
  }

  private static List<PolicyStatement> publishPending(Alerting alerting) {
    var table = alerting.table().getTableArn();
    return List.of(
        // Of the outages that go on, too.
        Permissions.allow(table + "/index/" + Alerting.PENDING, "dynamodb:Query"),
        // The message that closes a flood counts and lists its alerts.
        Permissions.allow(table + "/index/" + Alerting.BY_DAY, "dynamodb:Query"),
        Permissions.allow(table, "dynamodb:UpdateItem"),
        Permissions.allow(alerting.topic().getTopicArn(), "sns:Publish"));
  }

  private static List<PolicyStatement> judgeOutages(
      Alerting alerting, AccessLogConstruct accessLogs) {
    return List.of(
        Permissions.allow(alerting.table().getTableArn(), "dynamodb:GetItem", "dynamodb:PutItem"),
        Permissions.allow(accessLogs.counts().getTableArn(), "dynamodb:Query"));
  }
}
