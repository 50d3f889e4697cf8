package dev.weir.infra;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.iam.PolicyStatement;

/**
 * The differences between the functions of pipelines.
 *
 * @param name first part of its quarantine keys
 * @param description a sentence for the console
 * @param handler class and method, {@code package.Class::method}
 * @param environment its additional variables
 * @param permissions its additional permissions, by purpose
 */
record PipelineSpec(
    String name,
    String description,
    String handler,
    Map<String, String> environment,
    Map<String, List<PolicyStatement>> permissions) {

  PipelineSpec {
    environment = Ordered.copyOf(environment);
    permissions = Ordered.copyOf(permissions);
  }
}
