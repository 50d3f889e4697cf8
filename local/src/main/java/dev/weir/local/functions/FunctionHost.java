package dev.weir.local.functions;

import static java.util.stream.Collectors.joining;

import dev.weir.local.eventsource.FunctionInvoker;
import dev.weir.local.fault.LocalFault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All functions of the stacks. */
public final class FunctionHost implements AutoCloseable {

  /** Parts of a function's ARN; a version or an alias follows. */
  private static final int PARTS_OF_ARN = 7;

  /** A JVM of a function. */
  public record FunctionJvm(String function, long pid) {}

  private final Map<String, HostedFunction> functions;

  private FunctionHost(Map<String, HostedFunction> functions) {
    this.functions = functions;
  }

  /**
   * Hosts functions; nothing is started yet.
   *
   * @param most maximum concurrent instances of a function
   * @param changed notified when an instance starts or ends
   * @param answerDelay asked with each answer of a function
   * @param listener receives each invocation
   */
  public static FunctionHost of(
      List<FunctionSettings> functions,
      Launcher launcher,
      int most,
      Runnable changed,
      AnswerDelay answerDelay,
      InvocationListener listener) {
    return new FunctionHost(
        functions.stream()
            .map(
                settings ->
                    new HostedFunction(settings, launcher, most, changed, answerDelay, listener))
            .collect(Collectors.toMap(hosted -> hosted.settings().arn(), Function.identity())));
  }

  /**
   * Starts an instance of each function and returns when all can accept events.
   *
   * @param progress receives a line for each
   * @throws LocalFault if one cannot start; {@link #close} ends the others
   */
  public void warmUp(Consumer<String> progress) {
    try (var starting = Executors.newVirtualThreadPerTaskExecutor()) {
      var started = new ArrayList<Future<?>>();
      for (var function : functions.values()) {
        started.add(starting.submit(() -> warmUp(function, progress)));
      }
      for (var one : started) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof LocalFault fault
          ? fault
          : new IllegalStateException("A function could not be started", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LocalFault("Interrupted while the functions came up.", "Start again.", e);
    }
  }

  private static Void warmUp(HostedFunction function, Consumer<String> progress)
      throws InterruptedException {
    long begun = System.nanoTime();
    function.warmUp();
    var took = Duration.ofNanos(System.nanoTime() - begun);
    progress.accept(
        String.format(
            Locale.ROOT,
            "Function %s (%.1f s)",
            function.settings().name(),
            took.toMillis() / 1000.0));
    return null;
  }

  /** Runs other code in all functions, each from its next event on. */
  public void reload(Path code) {
    functions.values().forEach(function -> function.reload(code.toAbsolutePath()));
  }

  /** Returns all functions. */
  public List<FunctionSettings> settings() {
    return functions.values().stream().map(HostedFunction::settings).toList();
  }

  /**
   * Returns the invoker of a function.
   *
   * @param arn the function's, or of a version or an alias
   * @throws LocalFault if no stack has it
   */
  public FunctionInvoker invoker(String arn) {
    var function =
        functions.get(Stream.of(arn.split(":", -1)).limit(PARTS_OF_ARN).collect(joining(":")));
    if (function == null) {
      throw new LocalFault(
          "Something is to invoke " + arn + ", which no stack has.",
          "Let it invoke a function of the stacks.");
    }
    return function;
  }

  /** Ends the JVMs of a Region's functions; events for them wait until {@link #resume}. */
  public void suspend(String region) {
    in(region).forEach(HostedFunction::suspend);
  }

  /** Lets a Region's functions accept events again. */
  public void resume(String region) {
    in(region).forEach(HostedFunction::resume);
  }

  private Stream<HostedFunction> in(String region) {
    return functions.values().stream()
        .filter(function -> function.settings().region().equals(region));
  }

  /** Returns the running JVMs. */
  public List<FunctionJvm> instances() {
    return functions.values().stream()
        .flatMap(
            function ->
                function.pids().stream()
                    .map(pid -> new FunctionJvm(function.settings().name(), pid)))
        .toList();
  }

  /** Ends all JVMs and returns when they are gone. Events in flight are lost. */
  @Override
  public void close() {
    functions.values().forEach(HostedFunction::closeSoon);
    functions.values().forEach(HostedFunction::close);
  }
}
