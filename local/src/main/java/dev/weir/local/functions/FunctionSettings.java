package dev.weir.local.functions;

import dev.weir.local.iam.AccessKeys;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;

/**
 * A function as its template describes it.
 *
 * @param name the function's name
 * @param arn its ARN, without a version or alias
 * @param role ARN of its role
 * @param runtime such as {@code java25}
 * @param handler {@code package.Class::method}
 * @param memoryMb memory of an instance, MB
 * @param timeout maximum duration of an invocation
 * @param environment variables of the template
 * @param code folder that is its deployment package: classes, and jars below {@code lib}
 * @param platformLog the log lines of Lambda itself
 * @param reservedConcurrency maximum instances, if the template reserves them; 0 stops the function
 * @param snapStart whether its instances are restored from a snapshot
 * @param debugPort where a debugger can attach to its only instance; empty without one
 */
public record FunctionSettings(
    String name,
    String arn,
    String role,
    String runtime,
    String handler,
    int memoryMb,
    Duration timeout,
    Map<String, String> environment,
    Path code,
    PlatformLog platformLog,
    OptionalInt reservedConcurrency,
    boolean snapStart,
    OptionalInt debugPort) {

  private static final int ARN_REGION = 3;

  /** Reading code at a breakpoint takes longer than any function's timeout. */
  private static final Duration TIMEOUT_WHILE_DEBUGGED = Duration.ofHours(12);

  public FunctionSettings {
    environment = Map.copyOf(environment);
    code = code.toAbsolutePath();
  }

  /** Returns it with a port for a debugger, and hours for each invocation. */
  FunctionSettings debuggedAt(int port) {
    return new FunctionSettings(
        name,
        arn,
        role,
        runtime,
        handler,
        memoryMb,
        TIMEOUT_WHILE_DEBUGGED,
        environment,
        code,
        platformLog,
        reservedConcurrency,
        snapStart,
        OptionalInt.of(port));
  }

  /** Returns it with another deployment package. */
  FunctionSettings withCode(Path folder) {
    return new FunctionSettings(
        name,
        arn,
        role,
        runtime,
        handler,
        memoryMb,
        timeout,
        environment,
        folder,
        platformLog,
        reservedConcurrency,
        snapStart,
        debugPort);
  }

  /** Returns the access key of its processes: it stands for its role. */
  public String accessKey() {
    return AccessKeys.of(arn);
  }

  /** Returns its Region, from its ARN. */
  public String region() {
    return arn.split(":", -1)[ARN_REGION];
  }
}
