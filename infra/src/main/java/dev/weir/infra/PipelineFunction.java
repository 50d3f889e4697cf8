package dev.weir.infra;

import dev.weir.wiring.Environment;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.constructs.Construct;

/**
 * Creates a function that receives a stream's records from Lambda, with the parts that all such
 * functions use: the quarantine, the positions and alerting.
 */
final class PipelineFunction {
  // A full batch takes well under a second; a delay this long means an outage of a table.
  private static final Duration TIMEOUT = Duration.seconds(60);

  private final IngestStream ingest;
  private final SharedParts shared;

  PipelineFunction(IngestStream ingest, SharedParts shared) {
    this.ingest = ingest;
    this.shared = shared;
  }

  /**
   * Makes it in the pipeline's construct, as {@code Function}.
   *
   * @param projection that it fills
   */
  WeirFunction create(
      Construct pipeline, PipelineSpec spec, StackSettings settings, String projection) {
    var function =
        new WeirFunction(
            pipeline, "Function", complete(spec), settings.runtime(), settings.stage());
    ingest.deliverTo(function, projection);
    NagExemption.forWildcard(
        "<Quarantine.*\\.Arn>\\/" + spec.name() + "\\/\\*",
        function.role(),
        "Each quarantined record has its own key under the pipeline's prefix.");
    return function;
  }

  private FunctionSpec complete(PipelineSpec spec) {
    return new FunctionSpec(
        spec.description(), spec.handler(), TIMEOUT, environment(spec), permissions(spec));
  }

  private Map<String, String> environment(PipelineSpec spec) {
    var environment = new TreeMap<>(spec.environment());
    environment.putAll(shared.alerting().environment());
    environment.putAll(ingest.environment());
    environment.put(Environment.POSITIONS_TABLE, shared.positions().table().getTableName());
    environment.put(Environment.QUARANTINE_BUCKET, shared.quarantine().bucket().getBucketName());
    return environment;
  }

  private Map<String, List<PolicyStatement>> permissions(PipelineSpec spec) {
    var permissions = new TreeMap<>(spec.permissions());
    permissions.putAll(ingest.permissions());
    permissions.putAll(shared.quarantine().permissions(spec.name()));
    permissions.putAll(shared.alerting().permissions());
    permissions.putAll(shared.encryption().permissions());
    return permissions;
  }
}
