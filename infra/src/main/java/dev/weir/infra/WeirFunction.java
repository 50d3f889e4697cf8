package dev.weir.infra;

import dev.weir.wiring.Environment;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.ApplicationLogLevel;
import software.amazon.awscdk.services.lambda.Architecture;
import software.amazon.awscdk.services.lambda.CfnEventSourceMapping;
import software.amazon.awscdk.services.lambda.CfnEventSourceMapping.MetricsConfigProperty;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.LoggingFormat;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.lambda.SnapStartConf;
import software.amazon.awscdk.services.lambda.SystemLogLevel;
import software.amazon.awscdk.services.lambda.Tracing;
import software.amazon.awscdk.services.logs.CfnLogGroup;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

/**
 * A function on Lambda: Java 25 on arm64, started from a snapshot, with a role that may do what its
 * {@link FunctionSpec} says and nothing else, and a log group of its own.
 *
 * <p>Snapshots exist for published versions only, so whoever invokes it goes through {@link
 * #live()}.
 */
final class WeirFunction extends Construct {
  private static final String EVENT_SOURCE = "EventSource";
  static final String FIRST_PROJECTION = "v1";

  /** Metrics of an event source: https://docs.aws.amazon.com/lambda/latest/dg/esm-metrics.html. */
  static final MetricsConfigProperty COUNTED =
      MetricsConfigProperty.builder().metrics(List.of("EventCount")).build();

  private static final String ALIAS = "live";

  private final Function function;
  private final Role role;
  private final Alias live;

  WeirFunction(
      Construct scope, String id, FunctionSpec spec, RuntimeSettings runtime, Stage stage) {
    super(scope, id);
    var logs = logGroup(runtime, stage);
    role = role(spec, logs);
    function =
        Function.Builder.create(this, "Function")
            .description(spec.description())
            .handler(spec.handler())
            .code(Code.fromAsset(runtime.asset().toString()))
            .runtime(Runtime.JAVA_25)
            .architecture(Architecture.ARM_64)
            .snapStart(SnapStartConf.ON_PUBLISHED_VERSIONS)
            .memorySize(runtime.memoryMb())
            .timeout(spec.timeout())
            .environment(environment(spec, stage))
            .role(role)
            .tracing(runtime.tracing() ? Tracing.ACTIVE : Tracing.DISABLED)
            .logGroup(logs)
            .loggingFormat(LoggingFormat.JSON)
            // Metrics are lines without a level, which count as INFO: above it Lambda drops them.
            .applicationLogLevelV2(ApplicationLogLevel.INFO)
            // Lambda's own lines on each invocation are a quarter of all that is logged.
            .systemLogLevelV2(SystemLogLevel.WARN)
            .build();
    // The alias below publishes a version, as the warning asks for.
    Annotations.of(function).acknowledgeWarning("@aws-cdk/aws-lambda:snapStartRequirePublish");
    exemptTracing(runtime);
    live =
        Alias.Builder.create(this, "Live")
            .aliasName(ALIAS)
            .version(function.getCurrentVersion())
            .build();
  }

  Function function() {
    return function;
  }

  Role role() {
    return role;
  }

  /** What its event source is called. */
  static String eventSource() {
    return EVENT_SOURCE;
  }

  /**
   * What its event source is called that fills a projection. Each has one of its own, which begins
   * where the stream does. Lambda takes only one of a stream for a function, so that the one before
   * has to be deleted first; else the deployment fails. If it were kept, it would go on from where
   * it is, and a new projection would lack all that came before.
   */
  static String eventSource(String projection) {
    return projection.equals(FIRST_PROJECTION) ? EVENT_SOURCE : EVENT_SOURCE + "-" + projection;
  }

  /** The id of the event source that invokes it; it has to have one. */
  String eventSourceId() {
    return getNode().getChildren().stream()
        .filter(CfnEventSourceMapping.class::isInstance)
        .map(source -> ((CfnEventSourceMapping) source).getRef())
        .findFirst()
        .orElseThrow();
  }

  /** The alias that always points at the newest published version. */
  Alias live() {
    return live;
  }

  private static Map<String, String> environment(FunctionSpec spec, Stage stage) {
    var environment = new TreeMap<>(spec.environment());
    environment.put(Environment.STAGE, stage.name());
    return environment;
  }

  private void exemptTracing(RuntimeSettings runtime) {
    if (runtime.tracing()) {
      NagExemption.forWildcard(
          "\\*", role, "X-Ray has no resources: its two actions can only be allowed on all.");
    }
  }

  private LogGroup logGroup(RuntimeSettings runtime, Stage stage) {
    var group = LogGroup.Builder.create(this, "Logs").removalPolicy(stage.removalPolicy()).build();
    // The construct's own property is an enumeration without a way from a number of days.
    ((CfnLogGroup) group.getNode().getDefaultChild())
        .setRetentionInDays(runtime.logRetentionDays());
    return group;
  }

  private Role role(FunctionSpec spec, LogGroup logs) {
    // The log group's ARN ends in ":*", and so covers its log streams.
    var writeLogs =
        Permissions.allow(logs.getLogGroupArn(), "logs:CreateLogStream", "logs:PutLogEvents");
    var policies = new TreeMap<String, PolicyDocument>();
    policies.put("WriteLogs", document(List.of(writeLogs)));
    spec.permissions().forEach((purpose, may) -> policies.put(purpose, document(may)));
    return Role.Builder.create(this, "Role")
        .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
        .description(spec.description())
        .inlinePolicies(Ordered.copyOf(policies))
        .build();
  }

  private static PolicyDocument document(List<PolicyStatement> statements) {
    return PolicyDocument.Builder.create().statements(statements).build();
  }
}
