package dev.weir.local.functions;

import dev.weir.local.emulators.Endpoints;
import dev.weir.local.emulators.Installation;
import dev.weir.local.process.ChildProcess;
import dev.weir.local.process.Loopback;
import dev.weir.local.process.Workspace;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Starts a function's JVM with the class path, memory and environment that Lambda would give it.
 */
public final class Launcher {

  /** What asks the Runtime API for events. */
  public enum RuntimeKind {
    /** AWS's own runtime interface client; its native library is for Linux only. */
    AWS("com.amazonaws.services.lambda.runtime.api.client.AWSLambda"),
    /** A loop of our own, for everywhere else; it runs stream handlers only. */
    OWN(RuntimeLoop.class.getName());

    private final String mainClass;

    RuntimeKind(String mainClass) {
      this.mainClass = mainClass;
    }
  }

  /** One class of each library that the runtime interface client is made of. */
  private static final List<String> RUNTIME_CLASSES =
      List.of(
          "dev.weir.local.functions.FunctionProcess",
          "com.amazonaws.services.lambda.runtime.api.client.AWSLambda",
          "com.amazonaws.services.lambda.runtime.serialization.PojoSerializer",
          "com.amazonaws.services.lambda.runtime.Context",
          "software.amazon.awssdk.utilslite.SdkInternalThreadLocal");

  /** The rest of an instance's memory is for the JVM itself. */
  private static final double HEAP_SHARE = 0.8;

  private static final int MIN_HEAP_MB = 64;

  private final Function<String, Endpoints> endpoints;
  private final Workspace workspace;
  private final Optional<Path> nativeClient;

  private Launcher(
      Function<String, Endpoints> endpoints, Workspace workspace, Optional<Path> nativeClient) {
    this.endpoints = endpoints;
    this.workspace = workspace;
    this.nativeClient = nativeClient;
  }

  /**
   * A launcher that takes AWS's runtime loop where it runs, else our own.
   *
   * @param endpoints where a Region's functions find the emulated services
   * @param workspace a function's output goes to a log of its name
   */
  public static Launcher of(Function<String, Endpoints> endpoints, Workspace workspace) {
    return new Launcher(endpoints, workspace, NativeClient.unpack(workspace.temp()));
  }

  /** One that takes our own runtime loop, as on a system without AWS's. */
  Launcher withOwnLoop() {
    return new Launcher(endpoints, workspace, Optional.empty());
  }

  private RuntimeKind runtime() {
    return nativeClient.isPresent() ? RuntimeKind.AWS : RuntimeKind.OWN;
  }

  /** A folder for one instance alone, as its {@code /tmp} is on Lambda. */
  Path privateTemp(FunctionSettings function) {
    try {
      return Files.createTempDirectory(workspace.temp(), function.name());
    } catch (IOException e) {
      throw new UncheckedIOException("No folder could be made for " + function.name(), e);
    }
  }

  /**
   * Starts a JVM.
   *
   * @param temp where it may write
   */
  ChildProcess launch(FunctionSettings function, int runtimeApiPort, Path temp) {
    var builder =
        new ProcessBuilder(
            Installation.java().toString(),
            "-Xmx" + heapMb(function) + "m",
            "-XX:+UseSerialGC",
            // Quick to start, as SnapStart is on AWS; throughput is not what it is for here.
            "-XX:TieredStopAtLevel=1",
            "-XX:-UsePerfData",
            "-XX:ErrorFile=" + workspace.logs().resolve("hs_err_%p.log"),
            "-Djava.io.tmpdir=" + temp,
            "-D" + NativeClient.PROPERTY + "=" + nativeClient.map(Path::toString).orElse(""),
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            classPath(function.code()),
            FunctionProcess.class.getName(),
            runtime().mainClass,
            function.handler());
    function.debugPort().ifPresent(port -> builder.command().addAll(1, debugger(port)));
    builder.directory(function.code().toFile());
    builder.environment().clear();
    builder.environment().putAll(environment(function, runtimeApiPort));
    return ChildProcess.start(
        "Function " + function.name(), builder, workspace.logs().resolve(function.name() + ".log"));
  }

  private static List<String> debugger(int port) {
    return List.of(
        "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address="
            + Loopback.HOST
            + ":"
            + port);
  }

  private static int heapMb(FunctionSettings function) {
    return Math.max(MIN_HEAP_MB, (int) (function.memoryMb() * HEAP_SHARE));
  }

  /** Nothing is inherited: on Lambda there is nothing of the user's either. */
  private Map<String, String> environment(FunctionSettings function, int runtimeApiPort) {
    var environment = new HashMap<String, String>();
    // The SDK must not find an account of the user's.
    var nowhere = workspace.logs().resolve("no-such-file").toString();
    environment.put("AWS_CONFIG_FILE", nowhere);
    environment.put("AWS_SHARED_CREDENTIALS_FILE", nowhere);
    environment.put("LANG", "en_US.UTF-8");
    environment.put("TZ", ":UTC");
    environment.putAll(function.environment());
    environment.putAll(endpoints.apply(function.region()).environment(function.region()));
    environment.put("AWS_ACCESS_KEY_ID", function.accessKey());
    environment.put("AWS_SESSION_TOKEN", "of-" + function.name());
    environment.put("AWS_EXECUTION_ENV", "AWS_Lambda_" + function.runtime());
    environment.put("LAMBDA_RUNTIME_DIR", "/var/runtime");
    environment.put("AWS_LAMBDA_RUNTIME_API", Loopback.HOST + ":" + runtimeApiPort);
    environment.put("AWS_LAMBDA_FUNCTION_NAME", function.name());
    environment.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
    environment.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", String.valueOf(function.memoryMb()));
    environment.put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
    environment.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + function.name());
    environment.put("AWS_LAMBDA_LOG_STREAM_NAME", "local");
    environment.put("LAMBDA_TASK_ROOT", function.code().toString());
    environment.put("_HANDLER", function.handler());
    return environment;
  }

  private static String classPath(Path code) {
    Set<String> parts = new LinkedHashSet<>();
    RUNTIME_CLASSES.forEach(name -> parts.add(libraryOf(name).toString()));
    parts.add(code.resolve("lib") + File.separator + "*");
    parts.add(code.toString());
    return String.join(File.pathSeparator, parts);
  }

  private static Path libraryOf(String className) {
    try {
      var type = Class.forName(className, false, Launcher.class.getClassLoader());
      CodeSource source = type.getProtectionDomain().getCodeSource();
      return Path.of(source.getLocation().toURI());
    } catch (ClassNotFoundException | URISyntaxException e) {
      throw new IllegalStateException("The functions' runtime lacks a library " + className, e);
    }
  }
}
