package dev.weir.infra;

import dev.weir.retention.GuardedStream;
import dev.weir.retention.RetentionHandler;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.constructs.Construct;

/**
 * The function that has streams keep records for a week while their readers have fallen back. It
 * stands on nothing that the pipelines stand on, except the streams: an outage of a table does not
 * stop it.
 */
record RetentionGuardStep(StackSettings settings, Encryption encryption) {

  private static final String HANDLER = RetentionHandler.class.getName() + "::handleRequest";

  // It waits for a few answers each quarter of an hour: as little memory as a JVM needs.
  private static final int MEMORY_MB = 256;
  private static final Duration TIMEOUT = Duration.seconds(60);

  /**
   * A stream, and what reads it.
   *
   * @param hours for which it keeps records while all readers are current
   */
  record Guarded(IngestStream ingest, int hours, List<WeirFunction> readers) {}

  WeirFunction create(Construct scope, List<Guarded> streams) {
    var guard = new Construct(scope, "RetentionGuard");
    var schedule = FunctionSchedule.eachQuarterOfAnHour(guard);
    var permissions = new TreeMap<String, List<PolicyStatement>>();
    permissions.put(
        "KeepForLonger", streams.stream().map(stream -> changeRetention(stream.ingest())).toList());
    permissions.put(
        "ReadMetrics", List.of(Permissions.allow("*", "cloudwatch:GetMetricStatistics")));
    permissions.putAll(schedule.permissions());
    permissions.putAll(encryption.permissions());
    var spec =
        new FunctionSpec(
            "Keeps the records of streams for longer while their readers have fallen back",
            HANDLER,
            TIMEOUT,
            Map.of(
                GuardedStream.VARIABLE,
                GuardedStream.write(streams.stream().map(RetentionGuardStep::guarded).toList())),
            permissions);
    var runtime = settings.runtime().withMemory(MEMORY_MB);
    var function = new WeirFunction(guard, "Function", spec, runtime, settings.stage());
    NagExemption.forWildcard(
        "\\*",
        function.role(),
        "CloudWatch's metrics are not resources: reading them can only be allowed on all.");
    schedule.run(function, "Looks at how far the readers of streams are");
    return function;
  }

  private static PolicyStatement changeRetention(IngestStream ingest) {
    return Permissions.allow(
        ingest.stream().getStreamArn(),
        "kinesis:DescribeStreamSummary",
        "kinesis:IncreaseStreamRetentionPeriod",
        "kinesis:DecreaseStreamRetentionPeriod");
  }

  private static GuardedStream guarded(Guarded stream) {
    return new GuardedStream(
        stream.ingest().stream().getStreamName(),
        stream.hours(),
        stream.readers().stream().map(reader -> reader.function().getFunctionName()).toList());
  }
}
