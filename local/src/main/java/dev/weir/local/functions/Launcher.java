package dev.weir.local.functions;

import static java.util.stream.Collectors.joining;

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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Starts a function's JVM with the class path, memory and environment that Lambda would give it.
 */
public final class Launcher {

  /** The loop that asks the Runtime API for events. */
  public enum RuntimeKind {
    /** AWS's runtime interface client; its native library is for Linux only. */
    AWS("com.amazonaws.services.lambda.runtime.api.client.AWSLambda"),
    /** Weir's loop, for all other systems; it runs stream handlers only. */
    OWN(RuntimeLoop.class.getName());

    private final String mainClass;

    RuntimeKind(String mainClass) {
      this.mainClass = mainClass;
    }
  }

  /** One class of each library of the runtime interface client. */
  private static final List<String> RUNTIME_CLASSES =
      List.of(
          "dev.weir.local.functions.FunctionProcess",
          "com.amazonaws.services.lambda.runtime.api.client.AWSLambda",
          "com.amazonaws.services.lambda.runtime.serialization.PojoSerializer",
          "com.amazonaws.services.lambda.runtime.Context",
          "software.amazon.awssdk.utilslite.SdkInternalThreadLocal");

  /** Makes CRaC's API find the hooks' registry that Lambda's runtime calls. */
  private static final String CRAC_OF_LAMBDA =
      "org.crac.Core.Compat=com.amazonaws.services.lambda.crac";

  /** The name of the process that creates an ahead-of-time cache, and of its log. */
  private static final String TRAINING = "aot-training";

  /** The rest of an instance's memory is for the JVM itself. */
  private static final double HEAP_SHARE = 0.8;

  private static final int MIN_HEAP_MB = 64;

  private final Function<String, Endpoints> endpoints;
  private final Workspace workspace;
  private final Optional<Path> nativeClient;
  private final Map<Path, Path> aotCaches = new ConcurrentHashMap<>();

  private Launcher(
      Function<String, Endpoints> endpoints, Workspace workspace, Optional<Path> nativeClient) {
    this.endpoints = endpoints;
    this.workspace = workspace;
    this.nativeClient = nativeClient;
  }

  /**
   * Creates a launcher with AWS's runtime loop where it runs, else with Weir's.
   *
   * @param endpoints where a Region's functions find the emulated services
   * @param workspace holds a log of each function's output, under its name
   */
  public static Launcher of(Function<String, Endpoints> endpoints, Workspace workspace) {
    return new Launcher(endpoints, workspace, NativeClient.unpack(workspace.temp()));
  }

  /** Returns one with Weir's runtime loop, as on a system without AWS's. */
  Launcher withOwnLoop() {
    return new Launcher(endpoints, workspace, Optional.empty());
  }

  private RuntimeKind runtime() {
    return nativeClient.isPresent() ? RuntimeKind.AWS : RuntimeKind.OWN;
  }

  /**
   * Makes JVMs that are started from now on load the classes of functions from an ahead-of-time
   * cache; an instance that is restored from a snapshot has them loaded, too. If none can be
   * created, they start without.
   *
   * @param folder where caches are kept between starts of the local cloud
   * @param progress receives a line when a cache is created
   */
  public void useAotCaches(
      Path folder, List<FunctionSettings> functions, Consumer<String> progress) {
    var caches = new AotCaches(folder);
    functions.stream()
        .collect(Collectors.groupingBy(FunctionSettings::code))
        .forEach((code, sharing) -> useAotCache(caches, code, sharing, progress));
  }

  private void useAotCache(
      AotCaches caches, Path code, List<FunctionSettings> sharing, Consumer<String> progress) {
    try {
      caches
          .cache(jars(code), cache -> train(sharing, cache, progress))
          .ifPresent(cache -> aotCaches.put(code, cache));
    } catch (IOException e) {
      progress.accept("Functions start more slowly, no cache of their classes: " + e);
    }
  }

  private boolean train(List<FunctionSettings> sharing, Path cache, Consumer<String> progress) {
    long begun = System.nanoTime();
    var trained = new AotTraining(this, workspace, sharing).writes(cache);
    progress.accept(
        String.format(
            Locale.ROOT,
            trained
                ? "Functions' classes cached for faster starts (%.1f s)"
                : "Functions' classes could not be cached for faster starts (%.1f s)",
            (System.nanoTime() - begun) / 1e9));
    return trained;
  }

  /** Returns a private folder for one instance, like {@code /tmp} on Lambda. */
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
    var options = new ArrayList<String>();
    Optional.ofNullable(aotCaches.get(function.code()))
        .ifPresent(cache -> options.add("-XX:AOTCache=" + cache));
    function.debugPort().ifPresent(port -> options.addAll(debugger(port)));
    options.add("-cp");
    options.add(classPath(function.code()));
    return launch(
        function.name(),
        jvm(function, temp, options, List.of()),
        environment(function, runtimeApiPort),
        function);
  }

  /**
   * Starts a JVM that writes the cache when its standard input ends. It runs the SnapStart hooks of
   * several functions, as the owner of the account: its calls belong to no function.
   */
  ChildProcess launchTraining(
      List<FunctionSettings> functions, Path cache, int runtimeApiPort, Path temp) {
    var first = functions.getFirst();
    var environment = new HashMap<String, String>();
    functions.forEach(function -> environment.putAll(function.environment()));
    environment.putAll(environment(first, runtimeApiPort));
    environment.put(RuntimeLoop.INITIALIZATION_TYPE, RuntimeLoop.SNAP_START);
    environment.put("AWS_ACCESS_KEY_ID", Endpoints.ACCESS_KEY);
    var options =
        List.of(
            "-XX:AOTCacheOutput=" + cache,
            "-cp",
            jars(first.code()).stream().map(Path::toString).collect(joining(File.pathSeparator)));
    var others = functions.stream().skip(1).map(FunctionSettings::handler).distinct().toList();
    return launch(TRAINING, jvm(first, temp, options, others), environment, first);
  }

  private ChildProcess launch(
      String name,
      List<String> command,
      Map<String, String> environment,
      FunctionSettings function) {
    var builder = new ProcessBuilder(command);
    builder.directory(function.code().toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    return ChildProcess.start("Function " + name, builder, workspace.logs().resolve(name + ".log"));
  }

  private List<String> jvm(
      FunctionSettings function, Path temp, List<String> options, List<String> alsoMade) {
    var command = new ArrayList<String>();
    command.add(Installation.java().toString());
    command.addAll(jvmOptions(function, temp));
    command.addAll(options);
    command.add(FunctionProcess.class.getName());
    command.add(runtime().mainClass);
    command.add(function.handler());
    command.addAll(alsoMade);
    return command;
  }

  private List<String> jvmOptions(FunctionSettings function, Path temp) {
    return List.of(
        "-Xmx" + heapMb(function) + "m",
        "-XX:+UseSerialGC",
        // Optimised for a quick start, as SnapStart is on AWS; throughput does not matter here.
        "-XX:TieredStopAtLevel=1",
        "-XX:-UsePerfData",
        "-XX:ErrorFile=" + workspace.logs().resolve("hs_err_%p.log"),
        "-Djava.io.tmpdir=" + temp,
        "-D" + CRAC_OF_LAMBDA,
        "-D" + NativeClient.PROPERTY + "=" + nativeClient.map(Path::toString).orElse(""),
        "--enable-native-access=ALL-UNNAMED");
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

  /** Nothing is inherited: Lambda has nothing of the user's environment either. */
  private Map<String, String> environment(FunctionSettings function, int runtimeApiPort) {
    var environment = new HashMap<String, String>();
    // The SDK must not find the user's account.
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
    environment.put(
        RuntimeLoop.INITIALIZATION_TYPE,
        function.snapStart() ? RuntimeLoop.SNAP_START : "on-demand");
    environment.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + function.name());
    environment.put("AWS_LAMBDA_LOG_STREAM_NAME", "local");
    environment.put("LAMBDA_TASK_ROOT", function.code().toString());
    environment.put("_HANDLER", function.handler());
    return environment;
  }

  /** The folder comes last: an ahead-of-time cache covers only the first jars. */
  private static String classPath(Path code) {
    return Stream.concat(jars(code).stream(), Stream.of(code))
        .map(Path::toString)
        .collect(joining(File.pathSeparator));
  }

  /** Lists them one by one, because the order of a folder's listing varies. */
  private static List<Path> jars(Path code) {
    Set<Path> jars = new LinkedHashSet<>();
    RUNTIME_CLASSES.forEach(name -> jars.add(libraryOf(name)));
    var libraries = code.resolve("lib");
    if (Files.isDirectory(libraries)) {
      try (var files = Files.list(libraries)) {
        files.filter(file -> file.toString().endsWith(".jar")).sorted().forEach(jars::add);
      } catch (IOException e) {
        throw new UncheckedIOException("The libraries of functions can't be listed", e);
      }
    }
    return List.copyOf(jars);
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
