package dev.weir.infra;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.iam.PolicyStatement;

/**
 * What makes the function of one pipeline different from another's.
 *
 * @param name first part of the keys of its quarantined records
 * @param description a sentence for the console
 * @param handler class and method, {@code package.Class::method}
 * @param environment the variables that it alone has
 * @param permissions what it alone may do, by purpose
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
