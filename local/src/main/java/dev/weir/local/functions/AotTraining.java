package dev.weir.local.functions;

import dev.weir.local.fault.LocalFault;
import dev.weir.local.process.ChildProcess;
import dev.weir.local.process.Workspace;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Creates an ahead-of-time cache of the classes that functions load: a JVM starts as theirs do,
 * creates all of them, runs their SnapStart hooks, and writes the cache as it ends (JEP 514).
 *
 * @param functions that share their code; each must have SnapStart hooks that write nothing
 */
record AotTraining(Launcher launcher, Workspace workspace, List<FunctionSettings> functions) {

  /** A busy machine may take longer than the functions' own start. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /**
   * Returns whether the cache was written. It is not if the JVM does not support such a cache, or
   * cannot write it.
   */
  boolean writes(Path cache) {
    try (var api = RuntimeApi.open()) {
      var temp = launcher.privateTemp(functions.getFirst());
      try (var process = launcher.launchTraining(functions, cache, api.port(), temp)) {
        process.onUnexpectedEnd(() -> api.instanceEnded("It ended early"));
        return isReady(api) && endsWell(process) && Files.isRegularFile(cache);
      } finally {
        Workspace.deleteBelow(temp);
      }
    } catch (LocalFault | UncheckedIOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static boolean isReady(RuntimeApi api) throws InterruptedException {
    try {
      return api.start().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
          instanceof RuntimeApi.InstanceStart.Ready;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException("A start is never completed with an exception", e);
    }
  }

  private static boolean endsWell(ChildProcess process) throws InterruptedException {
    process.closeSoon();
    return process.endsWithin(PATIENCE) && process.exitCode() == 0;
  }
}
