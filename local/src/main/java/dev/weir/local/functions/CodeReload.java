package dev.weir.local.functions;

import dev.weir.local.process.Workspace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Runs new code in the functions as soon as a build has finished it. */
public final class CodeReload implements AutoCloseable {

  private static final Duration PACE = Duration.ofMillis(500);

  private final CodeFolder built;
  private final Workspace workspace;
  private final FunctionHost functions;
  private final Consumer<String> progress;
  private final ScheduledExecutorService looking =
      Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("code reload").factory());
  private int reloads;

  private CodeReload(
      CodeFolder built, Workspace workspace, FunctionHost functions, Consumer<String> progress) {
    this.built = built;
    this.workspace = workspace;
    this.functions = functions;
    this.progress = progress;
  }

  /**
   * Watches a folder until it is closed.
   *
   * @param folder where a build puts the deployment package
   * @param workspace receives a copy, which is run
   * @param progress receives a line for each reload, and for each that fails
   */
  public static CodeReload watch(
      Path folder, Workspace workspace, FunctionHost functions, Consumer<String> progress) {
    var reload = new CodeReload(new CodeFolder(folder), workspace, functions, progress);
    var _ =
        reload.looking.scheduleWithFixedDelay(
            reload::look, PACE.toMillis(), PACE.toMillis(), TimeUnit.MILLISECONDS);
    return reload;
  }

  private void look() {
    try {
      if (built.hasNewCode()) {
        reloads++;
        var copy = workspace.temp().resolve("code-" + reloads);
        built.copyTo(copy);
        functions.reload(copy);
        progress.accept("The functions run the new code from their next event on.");
      }
    } catch (RuntimeException e) {
      // An executor drops a task that throws; the next build may well succeed.
      progress.accept("The new code could not be taken: " + e.getMessage());
    }
  }

  @Override
  public void close() {
    looking.shutdownNow();
  }
}
