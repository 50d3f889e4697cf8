package dev.weir.infra;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.iam.PolicyStatement;

/**
 * The differences between functions.
 *
 * @param description a sentence for the console
 * @param handler class and method, {@code package.Class::method}
 * @param timeout after which Lambda ends an invocation and counts it as failed
 * @param environment its variables
 * @param permissions by purpose: each purpose becomes a policy of that name
 */
record FunctionSpec(
    String description,
    String handler,
    Duration timeout,
    Map<String, String> environment,
    Map<String, List<PolicyStatement>> permissions) {

  FunctionSpec {
    environment = Ordered.copyOf(environment);
    permissions = Ordered.copyOf(permissions);
  }
}
