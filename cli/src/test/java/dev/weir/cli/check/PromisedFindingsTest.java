package dev.weir.cli.check;

import static dev.weir.cli.check.ModelAws.denied;
import static dev.weir.cli.check.ModelAws.error;
import static dev.weir.cli.check.ModelAws.policy;
import static dev.weir.cli.check.ModelAws.replica;
import static dev.weir.cli.check.ModelAws.statement;
import static dev.weir.cli.check.ModelAws.subscription;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.client.CommandFault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.ReplicaDescription;
import software.amazon.awssdk.services.dynamodb.model.StreamSpecification;
import software.amazon.awssdk.services.lambda.model.DestinationConfig;
import software.amazon.awssdk.services.lambda.model.Filter;
import software.amazon.awssdk.services.lambda.model.FunctionResponseType;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;
import software.amazon.awssdk.services.lambda.model.SnapStartResponse;
import software.amazon.awssdk.services.sns.model.Subscription;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * What the documentation promises of {@code weir check --aws}. The items, their numbers included,
 * are a list that was written from README.md and docs/*.md alone (docs/DEPLOY.md, "After a
 * deployment", and docs/RUNBOOK.md above all), before its author had opened the command, its tests
 * or the template, and that was not changed afterwards. So it has what a reader expects, and not
 * what the command happens to do. Each mistake is named, with a remedy that helps; no harmless
 * state is.
 */
class PromisedFindingsTest {

  private static final String EVENTS = "events.amazonaws.com";
  private static final String CLOUDWATCH = "cloudwatch.amazonaws.com";
  private static final String SNS = "sns.amazonaws.com";
  private static final String PUBLISH = "sns:Publish";
  private static final String INVOKE = "lambda:InvokeFunction";
  private static final String URL = "https://queue";
  private static final String LAG = "weir-prod-access-logs-lag";
  private static final Filter FILTER = Filter.builder().pattern("{\"data\": []}").build();
  private static final String OTHER_ACCOUNT = "999988887777";

  static List<FrozenItem> mistakes() {
    var items = new ArrayList<FrozenItem>();
    items.addAll(eventSources());
    items.addAll(readings());
    items.addAll(marketSources());
    items.addAll(functions());
    items.addAll(schedules());
    items.addAll(streams());
    items.addAll(tables());
    items.addAll(operationsTopic());
    items.addAll(decisionsTopic());
    items.addAll(alarms());
    items.addAll(quotas());
    items.addAll(calls());
    return items;
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void a_promised_mistake_is_named_with_a_remedy_that_helps(FrozenItem item) {
    var aws = item.stack().get();
    item.change().accept(aws);

    var findings = aws.check();

    assertThat(findings).anyMatch(item::isNamedBy);
    assertThat(findings).allMatch(finding -> isOf(item.subject(), finding));
    assertThat(findings).allMatch(finding -> namesTheRegion(aws, finding));
  }

  /** A mistake of one part is reported of this part alone. */
  private static boolean isOf(String subject, CheckFinding finding) {
    return finding.text().contains(subject);
  }

  // Without --region a command would change the part of the same name in another Region.
  private static boolean namesTheRegion(ModelAws aws, CheckFinding finding) {
    return (!aws.outputs.containsKey("Region") || finding.text().contains(aws.region))
        && (!finding.remedy().contains("aws ")
            || finding.remedy().contains("--region " + aws.region));
  }

  private static FrozenItem main(
      String name, Consumer<ModelAws> change, String subject, String problem, String... remedy) {
    return new FrozenItem(name, ModelAws::main, change, subject, problem, List.of(remedy));
  }

  private static FrozenItem regional(
      String name, Consumer<ModelAws> change, String subject, String problem, String... remedy) {
    return new FrozenItem(name, ModelAws::regional, change, subject, problem, List.of(remedy));
  }

  private static FrozenItem second(
      String name, Consumer<ModelAws> change, String subject, String problem, String... remedy) {
    return new FrozenItem(name, ModelAws::second, change, subject, problem, List.of(remedy));
  }

  private static FrozenItem of(
      Supplier<ModelAws> stack,
      String name,
      Consumer<ModelAws> change,
      String subject,
      String problem,
      String... remedy) {
    return new FrozenItem(name, stack, change, subject, problem, List.of(remedy));
  }

  private static List<FrozenItem> eventSources() {
    var logs = "Event source of AccessLog";
    var uuid = "--uuid uuid-AccessLog";
    return List.of(
        main(
            "E1 event source deleted by hand",
            aws -> aws.sources.remove("uuid-AccessLog"),
            logs,
            "not there",
            "An event source that is gone"),
        main(
            "E2 disabled",
            aws -> aws.source("AccessLog", s -> s.state("Disabled")),
            logs,
            "Disabled",
            uuid,
            "--enabled"),
        main(
            "E3 being disabled",
            aws -> aws.source("AccessLog", s -> s.state("Disabling")),
            logs,
            "Disabling",
            uuid,
            "--enabled"),
        main(
            "E4 being deleted",
            aws -> aws.source("AccessLog", s -> s.state("Deleting")),
            logs,
            "Deleting",
            "An event source that is gone"),
        main(
            "E10 invokes the function without an alias",
            aws -> aws.source("AccessLog", s -> s.functionArn(withoutAlias(aws))),
            logs,
            "alias live",
            uuid,
            "--function-name AccessLog:live"),
        main(
            "E11 invokes an alias whose name begins alike",
            aws -> aws.source("AccessLog", s -> s.functionArn(withoutAlias(aws) + ":live2")),
            logs,
            ":live2",
            "--function-name AccessLog:live"),
        main(
            "E12 invokes a version",
            aws -> aws.source("AccessLog", s -> s.functionArn(withoutAlias(aws) + ":7")),
            logs,
            ":7",
            "--function-name AccessLog:live"),
        main(
            "E13 invokes another function whose name begins alike",
            aws -> aws.source("AccessLog", s -> s.functionArn(withoutAlias(aws) + "Old:live")),
            logs,
            "AccessLogOld:live",
            "--function-name AccessLog:live"),
        main(
            "E14 two batches of a shard at a time",
            aws -> aws.source("AccessLog", s -> s.parallelizationFactor(2)),
            logs,
            "2 batches",
            uuid,
            "--parallelization-factor 1"),
        main(
            "E15 bisects",
            aws -> aws.source("AccessLog", s -> s.bisectBatchOnFunctionError(true)),
            logs,
            "bisects",
            uuid,
            "--no-bisect-batch-on-function-error"),
        main(
            "E16 gives up after ten retries",
            aws -> aws.source("AccessLog", s -> s.maximumRetryAttempts(10)),
            logs,
            "gives records up",
            uuid,
            "--maximum-retry-attempts -1"),
        main(
            "E16 never tries again",
            aws -> aws.source("AccessLog", s -> s.maximumRetryAttempts(0)),
            logs,
            "gives records up",
            "--maximum-retry-attempts -1"),
        main(
            "E17 gives up after an hour",
            aws -> aws.source("AccessLog", s -> s.maximumRecordAgeInSeconds(3600)),
            logs,
            "gives records up",
            "--maximum-record-age-in-seconds -1"),
        main(
            "E18 tumbling window",
            aws -> aws.source("AccessLog", s -> s.tumblingWindowInSeconds(30)),
            logs,
            "tumbling window",
            "--tumbling-window-in-seconds 0"),
        main(
            "E19 what must be delivered again counts as done",
            aws ->
                aws.source(
                    "AccessLog", s -> s.functionResponseTypes(List.<FunctionResponseType>of())),
            logs,
            "lost",
            "--function-response-types ReportBatchItemFailures"),
        main(
            "E20 a filter",
            aws -> aws.source("AccessLog", s -> s.filterCriteria(all -> all.filters(FILTER))),
            logs,
            "filter",
            uuid,
            "--filter-criteria"),
        main(
            "E21 a filter that Lambda cannot decrypt",
            aws ->
                aws.source(
                    "AccessLog",
                    s ->
                        s.filterCriteriaError(
                            e -> e.errorCode("AccessDenied").message("Lambda was denied the key"))),
            logs,
            "filter",
            "--filter-criteria"),
        main(
            "E22 Lambda could not invoke",
            aws ->
                aws.source(
                    "AccessLog", s -> s.lastProcessingResult("PROBLEM: Function call failed")),
            logs,
            "PROBLEM: Function call failed",
            "-not-read"),
        main(
            "E23 Lambda may not read",
            aws ->
                aws.source(
                    "AccessLog",
                    s -> s.lastProcessingResult("PROBLEM: Lambda is not authorized to GetRecords")),
            logs,
            "not authorized",
            "-not-read"),
        main(
            "E24 transactions' alone disabled",
            aws -> aws.source("Transaction", s -> s.state("Disabled")),
            "Event source of Transaction",
            "Disabled",
            "--uuid uuid-Transaction",
            "--enabled"),
        main(
            "E25 the archive's disabled",
            aws -> aws.source("TransactionArchive", s -> s.state("Disabled")),
            "Event source of TransactionArchive",
            "Disabled",
            "--uuid uuid-TransactionArchive"));
  }

  private static String withoutAlias(ModelAws aws) {
    return aws.functionArn("AccessLog").replace(":live", "");
  }

  private static List<FrozenItem> readings() {
    var logs = "Event source of AccessLog";
    var remedy = "An event source that is gone";
    return List.of(
        of(
            PromisedFindingsTest::polled,
            "E5 reads a stream whose name begins alike",
            aws -> aws.source("AccessLog", s -> s.eventSourceArn(stream(aws) + "-old")),
            logs,
            "not the stream",
            remedy),
        of(
            PromisedFindingsTest::polled,
            "E6 reads the stream of another account",
            aws -> aws.source("AccessLog", s -> s.eventSourceArn(elsewhere(stream(aws)))),
            logs,
            OTHER_ACCOUNT,
            remedy),
        main(
            "E7 polls where records are pushed",
            aws -> aws.source("AccessLog", s -> s.eventSourceArn(stream(aws))),
            logs,
            "consumer",
            remedy),
        main(
            "E8 reads another application's consumer",
            aws -> {
              aws.consumers(
                  "AccessLog",
                  aws.consumer("AccessLog", "weir-prod", "ACTIVE"),
                  aws.consumer("AccessLog", "analytics", "ACTIVE"));
              aws.source(
                  "AccessLog",
                  s -> s.eventSourceArn(stream(aws) + "/consumer/analytics:1764500000"));
            },
            logs,
            "consumer/analytics",
            remedy),
        main(
            "E9 reads an earlier consumer of the same name",
            aws ->
                aws.source(
                    "AccessLog",
                    s -> s.eventSourceArn(stream(aws) + "/consumer/weir-prod:1764400000")),
            logs,
            "1764400000",
            remedy));
  }

  private static ModelAws polled() {
    var aws = ModelAws.main();
    aws.poll();
    return aws;
  }

  private static String stream(ModelAws aws) {
    return aws.outputs.get("AccessLogStreamArn");
  }

  private static String elsewhere(String arn) {
    return arn.replace("111122223333", OTHER_ACCOUNT);
  }

  private static List<FrozenItem> marketSources() {
    return List.of(
        regional(
            "E26 reads the stream of a table that was made again",
            aws ->
                aws.table(
                    "marks",
                    t ->
                        t.latestStreamArn(
                            aws.tables
                                .get("weir-prod-marks")
                                .latestStreamArn()
                                .replace("2026-11-28", "2026-11-29"))),
            "Event source of Risk",
            "2026-11-28",
            "An event source that is gone"),
        regional(
            "E27 delivery reads the marks",
            aws ->
                aws.source(
                    "Delivery",
                    s -> s.eventSourceArn(aws.tables.get("weir-prod-marks").latestStreamArn())),
            "Event source of Delivery",
            "weir-prod-risk",
            "An event source that is gone"),
        second(
            "E28 disabled in the second Region",
            aws -> aws.source("Marks", s -> s.state("Disabled")),
            "Event source of Marks",
            "Disabled",
            "--enabled --region us-east-2"),
        regional(
            "E29 the archive of decisions gives up",
            aws -> aws.source("DecisionArchive", s -> s.maximumRetryAttempts(3)),
            "Event source of DecisionArchive",
            "gives records up",
            "--maximum-retry-attempts -1"));
  }

  private static List<FrozenItem> functions() {
    return List.of(
        main(
            "F1 idle for weeks",
            aws -> aws.function("AccessLog", f -> f.state("Inactive")),
            "Function AccessLog",
            "Inactive",
            "Idle functions"),
        main(
            "F2 failed",
            aws ->
                aws.function(
                    "AccessLog", f -> f.state("Failed").stateReason("The KMS key is disabled")),
            "Function AccessLog",
            "The KMS key is disabled"),
        main(
            "F3 being made",
            aws -> aws.function("AccessLog", f -> f.state("Pending")),
            "Function AccessLog",
            "Pending",
            "Wait"),
        main(
            "F4 alias deleted",
            aws -> aws.functions.remove("AccessLog"),
            "Function AccessLog",
            "not there",
            "create-alias --function-name AccessLog --name live"),
        main(
            "F5 a version without a snapshot",
            aws -> aws.function("AccessLog", f -> f.snapStart(s -> s.optimizationStatus("Off"))),
            "Function AccessLog",
            "without a snapshot",
            "update-alias --function-name AccessLog --name live"),
        main(
            "F6 no snapshot in the answer",
            aws -> aws.function("AccessLog", f -> f.snapStart((SnapStartResponse) null)),
            "Function AccessLog",
            "without a snapshot"),
        main(
            "F6 no state of the snapshot in the answer",
            aws -> aws.function("AccessLog", f -> f.snapStart(s -> s.applyOn("None"))),
            "Function AccessLog",
            "without a snapshot"),
        main(
            "F7 reserved concurrency 0",
            aws -> aws.reserved.put("AccessLog", 0),
            "Function AccessLog",
            "concurrency of 0",
            "delete-function-concurrency --function-name AccessLog"),
        main(
            "F8 keeps lines from WARN on",
            aws -> aws.function("AccessLog", f -> level(f, "WARN")),
            "Function AccessLog",
            "WARN",
            "update-alias --function-name AccessLog --name live"),
        main(
            "F9 keeps lines from FATAL on",
            aws -> aws.function("AccessLog", f -> level(f, "FATAL")),
            "Function AccessLog",
            "FATAL",
            "INFO"),
        main(
            "F18 the archive's function may not run",
            aws -> aws.reserved.put("TransactionArchive", 0),
            "Function TransactionArchive",
            "concurrency of 0",
            "delete-function-concurrency"),
        main(
            "F19 the guard of retention is inactive",
            aws -> aws.function("RetentionGuard", f -> f.state("Inactive")),
            "Function RetentionGuard",
            "Inactive"));
  }

  private static void level(GetFunctionConfigurationResponse.Builder f, String level) {
    f.loggingConfig(logging -> logging.logFormat("JSON").applicationLogLevel(level));
  }

  private static List<FrozenItem> schedules() {
    var permit = "add-permission --function-name OutboxSweep --qualifier live";
    return List.of(
        main(
            "F10 the sweep has no policy",
            aws -> aws.policies.remove("OutboxSweep"),
            "Function OutboxSweep",
            EVENTS,
            permit),
        main(
            "F11 admits another service",
            sweep(aws -> policy(allow("s3.amazonaws.com", INVOKE, aws.functionArn("OutboxSweep")))),
            "Function OutboxSweep",
            EVENTS,
            permit),
        main(
            "F12 admits another action",
            sweep(
                aws ->
                    policy(
                        allow(EVENTS, "lambda:InvokeFunctionUrl", aws.functionArn("OutboxSweep")))),
            "Function OutboxSweep",
            EVENTS,
            permit),
        main(
            "F13 denies it as well",
            sweep(
                aws ->
                    policy(
                        allow(EVENTS, INVOKE, aws.functionArn("OutboxSweep")),
                        statement("Deny", EVENTS, INVOKE, aws.functionArn("OutboxSweep")))),
            "Function OutboxSweep",
            EVENTS),
        main(
            "F14 the sweep was not invoked",
            aws -> aws.invocations.remove("OutboxSweep"),
            "Function OutboxSweep",
            "half an hour",
            "enable-rule"),
        main(
            "F15 the guard was invoked no times",
            aws ->
                aws.invocations.put(
                    "RetentionGuard",
                    Map.of(Duration.ofMinutes(5), 0.0, Duration.ofMinutes(20), 0.0)),
            "Function RetentionGuard",
            "half an hour",
            "enable-rule"),
        main(
            "F16 the guard was invoked 45 minutes ago",
            aws -> aws.invocations.put("RetentionGuard", Map.of(Duration.ofMinutes(45), 1.0)),
            "Function RetentionGuard",
            "half an hour",
            "enable-rule"),
        second(
            "F17 no pulses in the second Region",
            aws -> aws.invocations.remove("Pulse"),
            "Function Pulse",
            "half an hour",
            "--region us-east-2"));
  }

  private static Consumer<ModelAws> sweep(Function<ModelAws, String> policy) {
    return aws -> aws.policies.put("OutboxSweep", policy.apply(aws));
  }

  private static String allow(String service, String action, String resource) {
    return statement("Allow", service, action, resource);
  }

  private static List<FrozenItem> streams() {
    return List.of(
        main(
            "S1 being deleted",
            aws -> aws.stream("AccessLog", s -> s.streamStatus("DELETING")),
            "Stream AccessLog",
            "DELETING",
            "--revert-drift"),
        main(
            "S2 gone",
            aws -> aws.streams.remove("AccessLog"),
            "AccessLog",
            "not there",
            "--revert-drift"),
        main(
            "S3 being resharded",
            aws -> aws.stream("AccessLog", s -> s.streamStatus("UPDATING")),
            "Stream AccessLog",
            "UPDATING",
            "Wait"),
        main(
            "S4 consumer being deleted",
            aws -> aws.consumers("AccessLog", aws.consumer("AccessLog", "weir-prod", "DELETING")),
            "Stream AccessLog",
            "DELETING",
            "An event source that is gone"),
        main(
            "S5 consumer gone",
            aws -> aws.consumers("AccessLog"),
            "Stream AccessLog",
            "its consumer weir-prod is not there",
            "An event source that is gone"),
        main(
            "S6 consumer being deleted, on the second page",
            aws ->
                aws.consumers(
                    "AccessLog",
                    aws.consumer("AccessLog", "analytics", "ACTIVE"),
                    aws.consumer("AccessLog", "backup", "ACTIVE"),
                    aws.consumer("AccessLog", "weir-prod", "DELETING")),
            "Stream AccessLog",
            "DELETING"),
        main(
            "S7 keeps records for too short",
            aws -> aws.outputs.put("AccessLogRetentionHours", "48"),
            "Stream AccessLog",
            "24 hours, not 48",
            "increase-stream-retention-period --stream-name AccessLog --retention-period-hours 48"),
        main(
            "S8 the transactions' alone",
            aws -> {
              aws.outputs.put("TransactionRetentionHours", "72");
              aws.stream("Transaction", s -> s.retentionPeriodHours(48));
            },
            "Stream Transaction",
            "48 hours, not 72",
            "--retention-period-hours 72"),
        second(
            "S9 in the second Region",
            aws -> aws.outputs.put("MarketRetentionHours", "48"),
            "Stream Market",
            "24 hours, not 48",
            "--region us-east-2"));
  }

  private static List<FrozenItem> tables() {
    return List.of(
        regional(
            "T1 being deleted",
            aws -> aws.table("risk", t -> t.tableStatus("DELETING")),
            "Table weir-prod-risk",
            "DELETING",
            "market-recovery.md"),
        regional(
            "T2 its key can't be used",
            aws -> aws.table("risk", t -> t.tableStatus("INACCESSIBLE_ENCRYPTION_CREDENTIALS")),
            "Table weir-prod-risk",
            "INACCESSIBLE_ENCRYPTION_CREDENTIALS",
            "key"),
        regional(
            "T3 archived",
            aws -> aws.table("risk", t -> t.tableStatus("ARCHIVED")),
            "Table weir-prod-risk",
            "ARCHIVED",
            "key"),
        regional(
            "T4 eventually consistent",
            aws -> aws.table("marks", t -> t.multiRegionConsistency("EVENTUAL")),
            "Table weir-prod-marks",
            "EVENTUAL",
            "another stage"),
        regional(
            "T5 no consistency in the answer",
            aws -> aws.table("marks", t -> t.multiRegionConsistency((String) null)),
            "Table weir-prod-marks",
            "not strongly consistent",
            "another stage"),
        regional(
            "T6 a replica that could not be made",
            aws -> replicas(aws, replica("us-east-2", "CREATION_FAILED")),
            "Table weir-prod-marks",
            "us-east-2 CREATION_FAILED",
            "another stage"),
        regional(
            "T6 a replica that is being deleted",
            aws -> replicas(aws, replica("us-east-2", "DELETING")),
            "Table weir-prod-marks",
            "us-east-2 DELETING",
            "another stage"),
        regional(
            "T6 a replica whose Region was disabled",
            aws -> replicas(aws, replica("us-east-2", "REGION_DISABLED")),
            "Table weir-prod-marks",
            "us-east-2 REGION_DISABLED",
            "Enable the Region"),
        regional(
            "T7 no replicas",
            aws -> replicas(aws),
            "Table weir-prod-marks",
            "no replica in another Region",
            "another stage"),
        second(
            "T8 no stream in the second Region",
            aws -> aws.table("risk", t -> t.streamSpecification((StreamSpecification) null)),
            "Table weir-prod-risk",
            "no stream",
            "update-table --table-name weir-prod-risk",
            "StreamViewType=NEW_IMAGE"),
        regional(
            "T9 a disabled stream, whose ARN is still there",
            aws ->
                aws.table(
                    "risk",
                    t ->
                        t.streamSpecification(
                            s -> s.streamEnabled(false).streamViewType("NEW_IMAGE"))),
            "Table weir-prod-risk",
            "no stream",
            "StreamEnabled=true"),
        regional(
            "T10 a stream of keys",
            aws ->
                aws.table(
                    "risk",
                    t ->
                        t.streamSpecification(
                            s -> s.streamEnabled(true).streamViewType("KEYS_ONLY"))),
            "Table weir-prod-risk",
            "KEYS_ONLY",
            "StreamEnabled=false"),
        regional(
            "T10 a stream of old images",
            aws ->
                aws.table(
                    "risk",
                    t ->
                        t.streamSpecification(
                            s -> s.streamEnabled(true).streamViewType("OLD_IMAGE"))),
            "Table weir-prod-risk",
            "OLD_IMAGE",
            "StreamEnabled=false"),
        // Its reader is named as well: it reads a stream that is gone.
        second(
            "T11 a table that is not in the second Region",
            aws -> aws.tables.remove("weir-prod-marks"),
            "weir-prod-marks",
            "not there",
            "market-recovery.md"));
  }

  private static void replicas(ModelAws aws, ReplicaDescription... some) {
    aws.table("marks", t -> t.replicas(some));
  }

  private static List<FrozenItem> operationsTopic() {
    var topic = "Operations topic";
    return List.of(
        main(
            "P1 no statement for CloudWatch",
            operations(aws -> policy()),
            topic,
            CLOUDWATCH,
            "set-topic-attributes",
            "Policy"),
        main(
            "P2 another action",
            operations(aws -> policy(allow(CLOUDWATCH, "sns:Subscribe", aws.topic("Operations")))),
            topic,
            CLOUDWATCH,
            "set-topic-attributes"),
        main(
            "P3 another service",
            operations(aws -> policy(allow(EVENTS, PUBLISH, aws.topic("Operations")))),
            topic,
            CLOUDWATCH,
            "set-topic-attributes"),
        main(
            "P4 another topic, whose ARN begins alike",
            operations(aws -> policy(allow(CLOUDWATCH, PUBLISH, aws.topic("Operations") + "-old"))),
            topic,
            CLOUDWATCH,
            "set-topic-attributes"),
        main(
            "P5 denied as well",
            operations(
                aws ->
                    policy(
                        allow(CLOUDWATCH, PUBLISH, aws.topic("Operations")),
                        statement("Deny", CLOUDWATCH, PUBLISH, aws.topic("Operations")))),
            topic,
            CLOUDWATCH,
            "set-topic-attributes"),
        main(
            "P6 AWS's own key",
            aws -> aws.attribute("Operations", "KmsMasterKeyId", "alias/aws/sns"),
            topic,
            "AWS's own key",
            "set-topic-attributes",
            "KmsMasterKeyId"),
        main(
            "P7 gone",
            aws -> aws.topics.remove(aws.topic("Operations")),
            topic,
            "not there",
            "--revert-drift"),
        main(
            "P8 nobody subscribed",
            aws -> aws.subscribed("Operations"),
            topic,
            "nobody is subscribed",
            "operationsEmail"),
        main(
            "P9 the only address not confirmed",
            aws -> aws.subscribed("Operations", pending("ops@b.example")),
            topic,
            "ops@b.example is not confirmed",
            "link"),
        main(
            "P10 one of two not confirmed",
            aws -> aws.subscribed("Operations", confirmed("a@b.example"), pending("c@b.example")),
            topic,
            "c@b.example is not confirmed",
            "link"),
        main(
            "P11 not confirmed, on the second page",
            aws ->
                aws.subscribed(
                    "Operations",
                    confirmed("a@b.example"),
                    confirmed("b@b.example"),
                    pending("c@b.example")),
            topic,
            "c@b.example is not confirmed",
            "link"),
        main(
            "P12 only a deleted one",
            aws -> aws.subscribed("Operations", subscription("email", "ops@b.example", "Deleted")),
            topic,
            "nobody is subscribed",
            "operationsEmail"),
        main(
            "P21 the address of alerts not confirmed",
            aws -> aws.subscribed("Alert", pending("alerts@b.example")),
            "Alert topic",
            "alerts@b.example is not confirmed",
            "link"));
  }

  private static Consumer<ModelAws> operations(Function<ModelAws, String> policy) {
    return aws -> aws.attribute("Operations", "Policy", policy.apply(aws));
  }

  private static Subscription pending(String address) {
    return subscription("email", address, "PendingConfirmation");
  }

  private static Subscription confirmed(String address) {
    return subscription("email", address, "arn:aws:sns:us-east-1:111122223333:Operations:5be8");
  }

  private static List<FrozenItem> decisionsTopic() {
    var topic = "Topic of decisions";
    return List.of(
        regional(
            "P13 the queue not subscribed",
            aws -> aws.subscribed("Decision"),
            topic,
            "not subscribed",
            "sns subscribe",
            "RawMessageDelivery=true"),
        regional(
            "P14 only a queue whose name begins alike",
            aws -> aws.subscribed("Decision", queue(queueArn(aws) + "-2", "arn:aws:sns:x")),
            topic,
            "not subscribed",
            "sns subscribe"),
        regional(
            "P15 the queue of another Region",
            aws ->
                aws.subscribed(
                    "Decision",
                    queue(queueArn(aws).replace("us-east-1", "us-east-2"), "arn:aws:sns:x")),
            topic,
            "not subscribed",
            "sns subscribe"),
        regional(
            "P16 the queue has no policy",
            aws -> aws.queues.get(URL).remove(QueueAttributeName.POLICY),
            topic,
            SNS,
            "set-queue-attributes"),
        regional(
            "P17 the queue admits another service",
            queuePolicy(aws -> policy(allow(EVENTS, "sqs:SendMessage", queueArn(aws)))),
            topic,
            SNS,
            "set-queue-attributes"),
        regional(
            "P18 the queue admits another action",
            queuePolicy(aws -> policy(allow(SNS, "sqs:ReceiveMessage", queueArn(aws)))),
            topic,
            SNS,
            "set-queue-attributes"),
        regional(
            "P19 the queue is gone",
            aws -> aws.queues.remove(URL),
            "Queue of decisions",
            "not there",
            "--revert-drift"),
        regional(
            "P20 the queue's subscription not confirmed",
            aws -> aws.subscribed("Decision", queue(queueArn(aws), "PendingConfirmation")),
            topic,
            "not confirmed",
            "sns subscribe"));
  }

  private static String queueArn(ModelAws aws) {
    return aws.queues.get(URL).get(QueueAttributeName.QUEUE_ARN);
  }

  private static Subscription queue(String arn, String subscription) {
    return subscription("sqs", arn, subscription);
  }

  private static Consumer<ModelAws> queuePolicy(Function<ModelAws, String> policy) {
    return aws -> aws.queues.get(URL).put(QueueAttributeName.POLICY, policy.apply(aws));
  }

  private static List<FrozenItem> alarms() {
    return List.of(
        main(
            "A1 deleted",
            aws -> aws.alarms.removeIf(alarm -> alarm.alarmName().equals(LAG)),
            "Alarm " + LAG,
            "not there",
            "--revert-drift"),
        main(
            "A2 raised",
            aws -> aws.alarm(LAG, a -> a.stateValue("ALARM")),
            "Alarm " + LAG,
            "raised",
            "docs/RUNBOOK.md, access-logs-lag"),
        main(
            "A3 without data",
            aws -> aws.alarm(LAG, a -> a.stateValue("INSUFFICIENT_DATA")),
            "Alarm " + LAG,
            "no data",
            "docs/RUNBOOK.md, access-logs-lag"),
        main(
            "A4 no actions",
            aws -> aws.alarm(LAG, a -> a.alarmActions(List.of())),
            "Alarm " + LAG,
            "does not notify",
            "--revert-drift"),
        main(
            "A5 notifies a topic whose ARN begins alike",
            aws -> aws.alarm(LAG, a -> a.alarmActions(aws.topic("Operations") + "-old")),
            "Alarm " + LAG,
            "does not notify",
            "--revert-drift"),
        main(
            "A6 notifies the topic of another account",
            aws -> aws.alarm(LAG, a -> a.alarmActions(elsewhere(aws.topic("Operations")))),
            "Alarm " + LAG,
            "does not notify",
            "--revert-drift"),
        main(
            "A7 paused",
            aws -> aws.alarm(LAG, a -> a.actionsEnabled(false)),
            "Alarm " + LAG,
            "disabled",
            "enable-alarm-actions --alarm-names " + LAG),
        main(
            "A8 raised, on the last page",
            aws -> {
              var last =
                  aws.alarms.stream()
                      .filter(a -> !a.alarmName().startsWith("weir-prod-2"))
                      .toList()
                      .getLast();
              aws.alarms.remove(last);
              aws.alarms.add(last.copy(a -> a.stateValue("ALARM")));
            },
            "Alarm ",
            "raised",
            "docs/RUNBOOK.md"),
        main(
            "A9 the archive's deleted",
            aws ->
                aws.alarms.removeIf(
                    a -> a.alarmName().equals("weir-prod-access-logs-archive-stalled")),
            "Alarm weir-prod-access-logs-archive-stalled",
            "not there",
            "--revert-drift"),
        second(
            "A10 deleted in the second Region",
            aws -> {
              aws.alarms.removeIf(a -> a.alarmName().equals("weir-prod-market-lag-us-east-2"));
              aws.alarms.add(
                  aws.alarms.getFirst().copy(a -> a.alarmName("weir-prod-market-lag-us-east-1")));
            },
            "Alarm weir-prod-market-lag-us-east-2",
            "not there",
            "--revert-drift"));
  }

  private static List<FrozenItem> quotas() {
    var quota = "Quota of concurrent invocations";
    return List.of(
        of(
            ModelAws::plain,
            "Q1 eight shards with the limit of a new account",
            aws -> {
              aws.concurrency = 10;
              aws.streams.replaceAll((_, s) -> s.copy(b -> b.openShardCount(8)));
            },
            quota,
            "18",
            "L-B99A9384"),
        of(
            ModelAws::plain,
            "Q2 one less than two pipelines need",
            aws -> aws.concurrency = 3,
            quota,
            "needs up to 4",
            "L-B99A9384"),
        of(
            ModelAws::plain,
            "Q3 resharded by hand",
            aws -> {
              aws.concurrency = 10;
              aws.stream("AccessLog", s -> s.openShardCount(16));
            },
            quota,
            "needs up to 19",
            "L-B99A9384"),
        main(
            "Q4 no shards left to double",
            aws -> aws.limits = aws.limits.copy(l -> l.shardLimit(200).openShardCount(199)),
            "Quota of shards",
            "199 of 200",
            "request-service-quota-increase --service-code kinesis"),
        second(
            "Q5 in the second Region alone",
            aws -> {
              aws.concurrency = 10;
              aws.stream("Market", s -> s.openShardCount(16));
            },
            quota,
            "10 at a time",
            "--region us-east-2"),
        main(
            "Q6 enough without the archive's readers",
            aws -> aws.concurrency = 6,
            quota,
            "needs up to 10",
            "L-B99A9384"));
  }

  private static List<FrozenItem> calls() {
    return List.of(
        main(
            "C1 a call that is refused",
            aws ->
                aws.errors.put(
                    "lambda:GetEventSourceMapping uuid-AccessLog",
                    denied("lambda:GetEventSourceMapping")),
            "Event source of AccessLog",
            "lambda:GetEventSourceMapping",
            "permission"),
        main(
            "C2 alarms that may not be described",
            aws -> aws.errors.put("cloudwatch:DescribeAlarms", denied("cloudwatch:DescribeAlarms")),
            "Alarms",
            "could not be checked: cloudwatch:DescribeAlarms",
            "permission"),
        main(
            "C3 subscriptions that may not be listed",
            aws ->
                aws.errors.put(
                    "sns:ListSubscriptionsByTopic", denied("sns:ListSubscriptionsByTopic")),
            "topic",
            "could not be checked: sns:ListSubscriptionsByTopic",
            "permission"),
        main(
            "C4 throttled",
            aws ->
                aws.errors.put(
                    "kinesis:DescribeLimits", error("ThrottlingException", "Rate exceeded")),
            "Quota of shards",
            "Rate exceeded",
            "again"),
        main(
            "C5 policies that may not be read",
            aws -> aws.errors.put("lambda:GetPolicy", denied("lambda:GetPolicy")),
            "Function",
            "could not be checked: lambda:GetPolicy",
            "permission"),
        main(
            "C7 no answer",
            aws ->
                aws.errors.put(
                    "lambda:GetAccountSettings",
                    SdkClientException.create("Unable to execute HTTP request")),
            "Quota of concurrent invocations",
            "Unable to execute HTTP request",
            "again"));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void what_aws_refuses_hides_no_other_mistake(String call, Consumer<ModelAws> mistake, String of) {
    var aws = ModelAws.main();
    aws.errors.put(call, denied(call));
    mistake.accept(aws);

    assertThat(aws.check())
        .anyMatch(finding -> finding.problem().contains("could not be checked: " + call))
        .anyMatch(finding -> finding.problem().contains(of))
        .allMatch(
            finding ->
                finding.problem().contains("could not be checked")
                    || finding.problem().contains(of));
  }

  static List<Arguments> refusals() {
    return List.of(
        refusal(
            "lambda:GetEventSourceMapping",
            aws -> aws.reserved.put("AccessLog", 0),
            "concurrency of 0"),
        refusal("lambda:GetPolicy", aws -> aws.reserved.put("OutboxSweep", 0), "concurrency of 0"),
        refusal("lambda:GetPolicy", aws -> aws.invocations.remove("OutboxSweep"), "half an hour"),
        refusal("lambda:GetFunctionConcurrency", aws -> aws.policies.remove("OutboxSweep"), EVENTS),
        refusal(
            "sns:ListSubscriptionsByTopic",
            aws -> aws.topics.get(aws.topic("Operations")).remove("Policy"),
            CLOUDWATCH),
        refusal(
            "kinesis:ListStreamConsumers",
            aws -> aws.stream("AccessLog", s -> s.retentionPeriodHours(12)),
            "12 hours"),
        refusal("kinesis:DescribeLimits", aws -> aws.concurrency = 5, "5 at a time"),
        refusal(
            "lambda:GetAccountSettings",
            aws -> aws.limits = aws.limits.copy(l -> l.shardLimit(8).openShardCount(8)),
            "8 of 8"));
  }

  private static Arguments refusal(String call, Consumer<ModelAws> mistake, String of) {
    return Arguments.of(call, Named.of(of, mistake), of);
  }

  static List<Named<Supplier<ModelAws>>> harmless() {
    var states = new ArrayList<Named<Supplier<ModelAws>>>();
    states.addAll(harmlessStacks());
    states.addAll(harmlessReaders());
    states.addAll(harmlessPolicies());
    states.addAll(harmlessSubscribers());
    states.addAll(harmlessAlarmsAndQuotas());
    states.addAll(harmlessTables());
    return states;
  }

  @ParameterizedTest
  @MethodSource("harmless")
  void a_harmless_state_is_not_named(Supplier<ModelAws> stack) {
    assertThat(stack.get().check()).isEmpty();
  }

  private static Named<Supplier<ModelAws>> in(
      Supplier<ModelAws> stack, String name, Consumer<ModelAws> change) {
    return Named.of(
        name,
        () -> {
          var aws = stack.get();
          change.accept(aws);
          return aws;
        });
  }

  private static List<Named<Supplier<ModelAws>>> harmlessStacks() {
    return List.of(
        in(ModelAws::main, "H1 as deployed", aws -> {}),
        in(ModelAws::regional, "H1 as deployed, market data", aws -> {}),
        in(ModelAws::second, "H1 as deployed, in the second Region", aws -> {}),
        in(
            ModelAws::plain,
            "H2 access logs alone",
            aws -> aws.remove("Transaction", "-transactions-")),
        in(PromisedFindingsTest::polled, "H3 polled", aws -> {}),
        in(ModelAws::plain, "H27 no archive", aws -> {}));
  }

  private static List<Named<Supplier<ModelAws>>> harmlessReaders() {
    return List.of(
        in(
            ModelAws::main,
            "H4 the guard has raised the retention",
            aws -> aws.stream("AccessLog", s -> s.retentionPeriodHours(168))),
        in(
            ModelAws::main,
            "H5 another application's consumer is being made",
            aws ->
                aws.consumers(
                    "AccessLog",
                    aws.consumer("AccessLog", "analytics", "CREATING"),
                    aws.consumer("AccessLog", "weir-prod", "ACTIVE"))),
        in(
            ModelAws::main,
            "H6 the consumer is on the second page",
            aws ->
                aws.consumers(
                    "AccessLog",
                    aws.consumer("AccessLog", "analytics", "ACTIVE"),
                    aws.consumer("AccessLog", "backup", "ACTIVE"),
                    aws.consumer("AccessLog", "weir-prod", "ACTIVE"))),
        in(
            ModelAws::main,
            "H7 no filter in the list of filters",
            aws -> aws.source("AccessLog", s -> s.filterCriteria(all -> all.filters(List.of())))),
        in(
            ModelAws::main,
            "H8 nothing was processed yet",
            aws -> {
              aws.source("AccessLog", s -> s.lastProcessingResult("OK"));
              aws.source("Transaction", s -> s.lastProcessingResult(null));
            }),
        in(
            ModelAws::main,
            "H9 a reserved concurrency that is enough",
            aws -> aws.reserved.put("AccessLog", 50)),
        in(
            ModelAws::main,
            "H10 more lines are kept",
            aws -> {
              aws.function("AccessLog", f -> level(f, "DEBUG"));
              aws.function("Transaction", f -> level(f, "TRACE"));
              aws.function("OutboxSweep", f -> f.loggingConfig(l -> l.logFormat("Text")));
            }),
        in(
            ModelAws::main,
            "H12 invoked 28 minutes ago",
            aws -> aws.invocations.put("OutboxSweep", Map.of(Duration.ofMinutes(28), 1.0))),
        in(
            ModelAws::main,
            "H13 the alias was moved back to an earlier version",
            aws -> aws.function("AccessLog", f -> f.version("6"))),
        in(
            ModelAws::main,
            "H29 no destination of failures",
            aws -> aws.source("AccessLog", s -> s.destinationConfig((DestinationConfig) null))));
  }

  private static List<Named<Supplier<ModelAws>>> harmlessPolicies() {
    var sweep = "OutboxSweep";
    return List.of(
        in(
            ModelAws::main,
            "H11 several services and actions in one statement",
            aws ->
                aws.policies.put(
                    sweep,
                    """
                    {"Statement": {"Effect": "Allow",
                      "Principal": {"Service": ["s3.amazonaws.com", "events.amazonaws.com"]},
                      "Action": ["lambda:GetFunction", "lambda:InvokeFunction"],
                      "Resource": "*"}}\
                    """)),
        in(
            ModelAws::main,
            "H11 all actions of Lambda",
            aws -> aws.policies.put(sweep, policy(allow(EVENTS, "lambda:*", "*")))),
        in(
            ModelAws::main,
            "H11 all actions that begin so",
            aws -> aws.policies.put(sweep, policy(allow(EVENTS, "lambda:Invoke*", "*")))),
        in(
            ModelAws::main,
            "H14 the policy that SNS gives a topic",
            aws ->
                aws.attribute(
                    "Operations",
                    "Policy",
                    """
                    {"Version": "2008-10-17", "Id": "__default_policy_ID", "Statement": [
                      {"Sid": "__default_statement_ID", "Effect": "Allow",
                       "Principal": {"AWS": "*"},
                       "Action": ["SNS:GetTopicAttributes", "SNS:Subscribe", "SNS:Publish"],
                       "Resource": "%s",
                       "Condition": {"StringEquals": {"AWS:SourceOwner": "111122223333"}}}]}\
                    """
                        .formatted(aws.topic("Operations")))),
        in(
            ModelAws::main,
            "H15 all actions of SNS",
            operations(aws -> policy(allow(CLOUDWATCH, "sns:*", aws.topic("Operations"))))),
        in(
            ModelAws::main,
            "H15 the action in capitals",
            operations(aws -> policy(allow(CLOUDWATCH, "SNS:Publish", aws.topic("Operations"))))),
        in(
            ModelAws::main,
            "H28 a key of the customer",
            aws ->
                aws.attribute(
                    "Operations", "KmsMasterKeyId", "arn:aws:kms:us-east-1:111122223333:key/1")),
        in(
            ModelAws::regional,
            "H26 the queue admits more",
            aws ->
                aws.queues
                    .get(URL)
                    .put(
                        QueueAttributeName.POLICY,
                        """
                        {"Statement": [
                          {"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::1:role/trading"},
                           "Action": "sqs:ReceiveMessage", "Resource": "%1$s"},
                          {"Effect": "Allow", "Principal": {"Service": ["sns.amazonaws.com"]},
                           "Action": "SQS:SendMessage", "Resource": "%1$s"}]}\
                        """
                            .formatted(queueArn(aws)))));
  }

  private static List<Named<Supplier<ModelAws>>> harmlessSubscribers() {
    return List.of(
        in(
            ModelAws::main,
            "H16 a deleted subscription besides a confirmed one",
            aws ->
                aws.subscribed(
                    "Operations",
                    subscription("email", "old@b.example", "Deleted"),
                    confirmed("ops@b.example"))),
        in(ModelAws::main, "H17 first pages without items", aws -> aws.hasEmptyPages = true),
        in(
            ModelAws::regional,
            "H25 a further queue of a trading system",
            aws ->
                aws.subscribed(
                    "Decision",
                    queue(queueArn(aws) + "-desk", "arn:aws:sns:x"),
                    queue(queueArn(aws), "arn:aws:sns:y"))));
  }

  private static List<Named<Supplier<ModelAws>>> harmlessAlarmsAndQuotas() {
    return List.of(
        in(
            ModelAws::main,
            "H18 a paused alarm of another stage whose name begins alike",
            aws ->
                aws.alarms.add(
                    aws.alarms
                        .getFirst()
                        .copy(
                            a ->
                                a.alarmName("weir-prod-2-access-logs-lag")
                                    .stateValue("ALARM")
                                    .actionsEnabled(false)
                                    .alarmActions(List.of())))),
        in(
            ModelAws::main,
            "H19 an operator's own alarm",
            aws ->
                aws.alarms.add(
                    aws.alarms
                        .getFirst()
                        .copy(a -> a.alarmName("weir-prod-my-own").stateValue("ALARM")))),
        in(
            ModelAws::main,
            "H20 a further action",
            aws ->
                aws.alarm(
                    LAG, a -> a.alarmActions("arn:aws:sns:x:1:pager", aws.topic("Operations")))),
        in(ModelAws::plain, "H21 exactly the needed concurrency", aws -> aws.concurrency = 4),
        in(
            ModelAws::main,
            "H21 exactly enough shards to double",
            aws -> aws.limits = aws.limits.copy(l -> l.shardLimit(400).openShardCount(200))),
        in(
            ModelAws::main,
            "H22 streams on demand, where others use the shards up",
            aws -> {
              aws.streams.replaceAll(
                  (_, s) -> s.copy(b -> b.streamModeDetails(m -> m.streamMode("ON_DEMAND"))));
              aws.limits = aws.limits.copy(l -> l.shardLimit(200).openShardCount(200));
            }));
  }

  private static List<Named<Supplier<ModelAws>>> harmlessTables() {
    return List.of(
        in(
            ModelAws::regional,
            "H23 a stream of old and new images",
            aws ->
                aws.table(
                    "risk",
                    t ->
                        t.streamSpecification(
                            s -> s.streamEnabled(true).streamViewType("NEW_AND_OLD_IMAGES")))),
        in(
            ModelAws::regional,
            "H24 a third replica",
            aws ->
                replicas(
                    aws,
                    replica("us-east-1", "ACTIVE"),
                    replica("us-east-2", "ACTIVE"),
                    replica("us-west-2", "ACTIVE"))),
        in(
            ModelAws::regional,
            "H24 a list of replicas without this Region",
            aws -> replicas(aws, replica("us-east-2", "ACTIVE"))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Stack with id weir-prod-us-east-2 does not exist",
        "User is not authorized to perform: cloudformation:DescribeStacks"
      })
  void a_region_whose_stack_is_missing_or_refused_is_named(String why) {
    // C6, C8
    var findings =
        StackCheck.orUnreadable(
            "weir-prod-us-east-2",
            () -> {
              throw new CommandFault(why, "Check --region.");
            });
    assertThat(findings)
        .singleElement()
        .satisfies(finding -> assertThat(finding.text()).contains("us-east-2", why, "Check"));
  }
}
