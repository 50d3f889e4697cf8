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
 * @param role ARN of the role that it acts as
 * @param runtime such as {@code java25}
 * @param handler {@code package.Class::method}
 * @param memoryMb memory of an instance, MB
 * @param timeout longest that an invocation may take
 * @param environment variables of the template
 * @param code folder that is its deployment package: classes, and jars below {@code lib}
 * @param platformLog what Lambda itself writes to its log
 * @param reservedConcurrency most instances, where the template reserves them; 0 stops the function
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

  /** Whoever reads code at a breakpoint needs longer than any function has. */
  private static final Duration TIMEOUT_WHILE_DEBUGGED = Duration.ofHours(12);

  public FunctionSettings {
    environment = Map.copyOf(environment);
    code = code.toAbsolutePath();
  }

  /** With a port for a debugger, and hours for each invocation. */
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

  /** With another deployment package. */
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

  /** The access key that its processes have: it stands for its role. */
  public String accessKey() {
    return AccessKeys.of(arn);
  }

  /** The Region that it runs in, by its ARN. */
  public String region() {
    return arn.split(":", -1)[ARN_REGION];
  }
}
