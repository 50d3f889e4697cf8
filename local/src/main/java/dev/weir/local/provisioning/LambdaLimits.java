package dev.weir.local.provisioning;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Limits that Lambda imposes on functions.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html">its
 *     limits</a>
 */
final class LambdaLimits {

  private static final int MIN_MEMORY_MB = 128;
  private static final int MAX_MEMORY_MB = 10_240;
  private static final int MAX_TIMEOUT_SECONDS = 900;
  private static final int MAX_ENVIRONMENT_BYTES = 4_096;
  private static final int MAX_NAME = 64;

  /**
   * https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html#configuration-envvars-runtime.
   */
  private static final Set<String> RESERVED =
      Set.of(
          "_HANDLER",
          "_X_AMZN_TRACE_ID",
          "AWS_ACCESS_KEY",
          "AWS_ACCESS_KEY_ID",
          "AWS_DEFAULT_REGION",
          "AWS_EXECUTION_ENV",
          "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
          "AWS_LAMBDA_FUNCTION_NAME",
          "AWS_LAMBDA_FUNCTION_VERSION",
          "AWS_LAMBDA_INITIALIZATION_TYPE",
          "AWS_LAMBDA_LOG_GROUP_NAME",
          "AWS_LAMBDA_LOG_STREAM_NAME",
          "AWS_LAMBDA_RUNTIME_API",
          "AWS_REGION",
          "AWS_SECRET_ACCESS_KEY",
          "AWS_SESSION_TOKEN",
          "LAMBDA_RUNTIME_DIR",
          "LAMBDA_TASK_ROOT");

  private LambdaLimits() {}

  static List<String> problems(
      String name, int memoryMb, int timeoutSeconds, Map<String, String> environment) {
    var problems = new ArrayList<String>();
    if (!name.matches("[A-Za-z0-9-_]{1," + MAX_NAME + "}")) {
      problems.add("its name must be 1 to 64 letters, digits, hyphens and underscores: " + name);
    }
    range(problems, "MemorySize", memoryMb, MIN_MEMORY_MB, MAX_MEMORY_MB);
    range(problems, "Timeout", timeoutSeconds, 1, MAX_TIMEOUT_SECONDS);
    for (var variable : new TreeSet<>(environment.keySet())) {
      if (RESERVED.contains(variable)) {
        problems.add("the environment variable " + variable + " is Lambda's own");
      } else if (!variable.matches("[A-Za-z][A-Za-z0-9_]+")) {
        problems.add("an environment variable can't be called " + variable);
      }
    }
    int bytes = bytes(environment);
    if (bytes > MAX_ENVIRONMENT_BYTES) {
      problems.add(
          "its environment is %d bytes, and %d are allowed"
              .formatted(bytes, MAX_ENVIRONMENT_BYTES));
    }
    return problems;
  }

  /** Lambda measures them as a JSON object. */
  private static int bytes(Map<String, String> environment) {
    var json = JsonNodeFactory.instance.objectNode();
    environment.forEach(json::put);
    return json.toString().getBytes(StandardCharsets.UTF_8).length;
  }

  private static void range(List<String> problems, String name, int value, int low, int high) {
    if (value < low || value > high) {
      problems.add(name + " must be " + low + " to " + high + ", not " + value);
    }
  }
}
