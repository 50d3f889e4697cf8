package dev.weir.local.emulators;

import dev.weir.local.fault.LocalFault;
import dev.weir.local.process.ChildProcess;
import dev.weir.local.process.Loopback;
import dev.weir.local.process.Readiness;
import dev.weir.local.process.Workspace;
import dev.weir.local.schemas.GlueServer;
import dev.weir.local.schemas.SchemaRegistries;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * The three running emulators, and the schema registries, which this process serves. All state is
 * in memory and lost at the end.
 */
public final class Emulators implements AutoCloseable {

  private static final int MAX_TRIES = 3;
  private static final Pattern PORT_TAKEN =
      Pattern.compile("EADDRINUSE|Address already in use|Failed to bind");

  /** One running emulator. */
  public record RunningEmulator(String name, int port, ChildProcess process) {}

  private final Endpoints endpoints;
  private final List<RunningEmulator> running;
  private final SchemaRegistries schemas;
  private final GlueServer glue;

  private Emulators(
      Endpoints endpoints,
      List<RunningEmulator> running,
      SchemaRegistries schemas,
      GlueServer glue) {
    this.endpoints = endpoints;
    this.running = running;
    this.schemas = schemas;
    this.glue = glue;
  }

  /**
   * Starts all three at once and returns when each answers its health check. If one cannot be
   * started, none is left running.
   *
   * @param workspace where they write their logs and unpack their files
   * @param progress receives a line for each that has started
   * @throws LocalFault if a part is missing, a port is taken, or one of them does not start
   */
  public static Emulators start(
      Installation installation,
      Workspace workspace,
      EmulatorPorts ports,
      String region,
      Consumer<String> progress) {
    ports.requireFree();
    for (int tries = 1; ; tries++) {
      try {
        return startOnce(installation, workspace, ports, region, progress);
      } catch (LocalFault e) {
        // Another process may have taken a free port between its choice and its use.
        if (tries == MAX_TRIES || !PORT_TAKEN.matcher(e.getMessage()).find()) {
          throw e;
        }
      }
    }
  }

  private static Emulators startOnce(
      Installation installation,
      Workspace workspace,
      EmulatorPorts ports,
      String region,
      Consumer<String> progress) {
    var chosen = Loopback.freePorts(4);
    int dynamodb = ports.dynamodb() != 0 ? ports.dynamodb() : chosen.get(0);
    int kinesis = ports.kinesis() != 0 ? ports.kinesis() : chosen.get(1);
    int messaging = ports.messaging() != 0 ? ports.messaging() : chosen.get(2);
    var emulators =
        List.of(
            Emulator.dynamoDb(installation, dynamodb, workspace.temp()),
            Emulator.kinesis(installation, kinesis, chosen.get(3), region),
            Emulator.messaging(installation, messaging, region));
    var running = startAll(emulators, workspace.logs(), progress);
    var schemas = new SchemaRegistries(Endpoints.ACCOUNT, InstantSource.system());
    var glue = GlueServer.open(schemas, region);
    var endpoints =
        new Endpoints(
            Loopback.http(dynamodb),
            Loopback.http(kinesis),
            Loopback.http(messaging),
            glue.address());
    return new Emulators(endpoints, running, schemas, glue);
  }

  /** Returns their addresses. */
  public Endpoints endpoints() {
    return endpoints;
  }

  /** Returns the schema registries of all Regions. */
  public SchemaRegistries schemas() {
    return schemas;
  }

  /** Returns the running emulators. */
  public List<RunningEmulator> running() {
    return running;
  }

  /** Ends all three and returns when they are gone. */
  @Override
  public void close() {
    glue.close();
    closeAll(running.stream().map(RunningEmulator::process).toList());
  }

  private static List<RunningEmulator> startAll(
      List<Emulator> emulators, Path logs, Consumer<String> progress) {
    var processes = new ArrayList<ChildProcess>();
    try (var waiting = Executors.newVirtualThreadPerTaskExecutor()) {
      var ready = new ArrayList<Future<RunningEmulator>>();
      for (var emulator : emulators) {
        long begun = System.nanoTime();
        var process = launch(emulator, logs);
        processes.add(process);
        ready.add(waiting.submit(() -> awaitReady(emulator, process, begun, progress)));
      }
      return awaitAll(ready);
    } catch (RuntimeException e) {
      closeAll(processes);
      throw e;
    }
  }

  private static ChildProcess launch(Emulator emulator, Path logs) {
    var builder = new ProcessBuilder(emulator.command());
    builder.environment().putAll(emulator.environment());
    var log = logs.resolve(emulator.name().replaceAll("\\W.*", "") + ".log");
    return ChildProcess.start(emulator.name(), builder, log);
  }

  private static RunningEmulator awaitReady(
      Emulator emulator, ChildProcess process, long begun, Consumer<String> progress)
      throws InterruptedException {
    Readiness.await(process, emulator.healthCheck(), emulator.readyStatus());
    var took = Duration.ofNanos(System.nanoTime() - begun);
    progress.accept(
        String.format(
            Locale.ROOT,
            "%s on %s:%d (%.1f s)",
            emulator.name(),
            Loopback.HOST,
            emulator.port(),
            took.toMillis() / 1000.0));
    return new RunningEmulator(emulator.name(), emulator.port(), process);
  }

  private static List<RunningEmulator> awaitAll(List<Future<RunningEmulator>> ready) {
    try {
      var running = new ArrayList<RunningEmulator>();
      for (var one : ready) {
        running.add(one.get());
      }
      return List.copyOf(running);
    } catch (ExecutionException e) {
      ready.forEach(other -> other.cancel(true));
      throw e.getCause() instanceof LocalFault fault
          ? fault
          : new IllegalStateException("An emulator could not be awaited", e);
    } catch (InterruptedException e) {
      ready.forEach(other -> other.cancel(true));
      Thread.currentThread().interrupt();
      throw new LocalFault("Interrupted while the emulators came up.", "Start again.", e);
    }
  }

  private static void closeAll(List<ChildProcess> processes) {
    processes.forEach(ChildProcess::closeSoon);
    processes.forEach(ChildProcess::close);
  }
}
