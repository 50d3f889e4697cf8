package dev.weir.local.functions;

import dev.weir.local.eventsource.InvocationResult;
import dev.weir.local.process.ChildProcess;
import dev.weir.local.process.Workspace;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One JVM of a function with its Runtime API. It handles one event at a time. */
final class FunctionInstance implements AutoCloseable {

  /** Lambda allows ten seconds; a busy machine may take much longer to start a JVM. */
  private static final Duration MAX_START = Duration.ofMinutes(3);

  private final FunctionSettings function;
  private final RuntimeApi api;
  private final ChildProcess process;
  private final Path temp;
  private final MemoryLimit memory;

  private FunctionInstance(
      FunctionSettings function,
      RuntimeApi api,
      ChildProcess process,
      Path temp,
      MemoryLimit memory) {
    this.function = function;
    this.api = api;
    this.process = process;
    this.temp = temp;
    this.memory = memory;
  }

  /**
   * Starts a JVM and returns at once.
   *
   * @param ended notified when the JVM ends by itself
   */
  static FunctionInstance launch(FunctionSettings function, Launcher launcher, Runnable ended) {
    var api = RuntimeApi.open();
    try {
      var temp = launcher.privateTemp(function);
      var process = launcher.launch(function, api.port(), temp);
      process.onUnexpectedEnd(
          () -> {
            api.instanceEnded("The JVM ended with exit code " + process.exitCode());
            ended.run();
          });
      var memory =
          MemoryLimit.watch(
              process,
              function.memoryMb(),
              message -> {
                process.kill();
                api.instanceEnded(message);
                ended.run();
              });
      return new FunctionInstance(function, api, process, temp, memory);
    } catch (RuntimeException e) {
      api.close();
      throw e;
    }
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Returns whether it has ever been ready for an event; false while that is unknown. */
  boolean cameUp() {
    return api.start().getNow(null) instanceof RuntimeApi.InstanceStart.Ready;
  }

  /** Returns whether this is its deployment package. */
  boolean runs(Path code) {
    return function.code().equals(code);
  }

  String lastLines() {
    return process.lastLines();
  }

  /** Waits until it is ready for an event, or has failed to start. */
  RuntimeApi.InstanceStart awaitStart() throws InterruptedException {
    try {
      return api.start().get(MAX_START.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      api.start()
          .complete(
              new RuntimeApi.InstanceStart.FailedStart(
                  "Sandbox.Timedout", "Not up within " + MAX_START.toSeconds() + " s"));
      return api.start().join();
    } catch (ExecutionException e) {
      throw new IllegalStateException("A start is never completed with an exception", e);
    }
  }

  /**
   * Passes it an event and waits for its answer. The JVM is killed if there is none in the
   * function's time, as on Lambda, or if the wait is interrupted.
   *
   * @param answerDelay how long its answer is delayed, within the function's time
   */
  InvocationResult invoke(byte[] event, AnswerDelay answerDelay) throws InterruptedException {
    if (awaitStart() instanceof RuntimeApi.InstanceStart.FailedStart(var errorType, var message)) {
      process.kill();
      return new InvocationResult.FunctionFailed(
          errorType, message, PendingInvocation.of(function, event).id());
    }
    var invocation = PendingInvocation.of(function, event);
    api.invoke(invocation);
    if (!process.isAlive()) {
      // It ended between two events: nothing else would complete this one.
      api.instanceEnded("The JVM ended with exit code " + process.exitCode());
    }
    var result = await(invocation);
    return result instanceof InvocationResult.Returned
        ? keptBack(result, invocation, answerDelay.of(function.name()))
        : result;
  }

  /** Writes Lambda's lines at the end of an invocation to the function's log. */
  void report(InvocationResult result, Duration took) {
    requestId(result)
        .flatMap(
            id ->
                function
                    .platformLog()
                    .report(id, took, function.memoryMb(), memory.peakMb(), Instant.now()))
        .ifPresent(process::appendToLog);
  }

  private static Optional<String> requestId(InvocationResult result) {
    return switch (result) {
      case InvocationResult.Returned returned -> Optional.of(returned.requestId());
      case InvocationResult.FunctionFailed failed -> Optional.of(failed.requestId());
      case InvocationResult.TimedOut timedOut -> Optional.of(timedOut.requestId());
      case InvocationResult.Crashed crashed -> Optional.of(crashed.requestId());
      case InvocationResult.Throttled _, InvocationResult.ServiceFailed _ -> Optional.empty();
    };
  }

  /** A delay beyond the function's time is a timeout, as on Lambda. */
  private InvocationResult keptBack(
      InvocationResult result, PendingInvocation invocation, Duration delay)
      throws InterruptedException {
    var left = Duration.between(Instant.now(), invocation.deadline());
    try {
      if (delay.compareTo(left) > 0) {
        Thread.sleep(left);
        process.kill();
        return new InvocationResult.TimedOut(invocation.id());
      }
      Thread.sleep(delay);
      return result;
    } catch (InterruptedException e) {
      process.kill();
      throw e;
    }
  }

  private InvocationResult await(PendingInvocation invocation) throws InterruptedException {
    try {
      var left = Duration.between(Instant.now(), invocation.deadline());
      return invocation.result().get(left.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      process.kill();
      return new InvocationResult.TimedOut(invocation.id());
    } catch (InterruptedException e) {
      process.kill();
      throw e;
    } catch (ExecutionException e) {
      throw new IllegalStateException("A result is never completed with an exception", e);
    }
  }

  /** Ends it, with its event, like a fault of its machine. */
  void crash(String message) {
    process.kill();
    api.instanceEnded(message);
  }

  void closeSoon() {
    process.closeSoon();
  }

  @Override
  public void close() {
    process.close();
    api.close();
    Workspace.deleteBelow(temp);
  }
}
