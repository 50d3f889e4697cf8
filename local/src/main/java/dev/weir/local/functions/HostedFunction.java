package dev.weir.local.functions;

import dev.weir.local.eventsource.FunctionInvoker;
import dev.weir.local.eventsource.InvocationResult;
import dev.weir.local.fault.LocalFault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A function and its instances. They start on demand and stay warm; one whose process ends is
 * replaced at the next event. An event goes to the first free instance: it does not wait for the
 * instance that starts because of it if another is done sooner.
 */
final class HostedFunction implements FunctionInvoker, AutoCloseable {

  private final Launcher launcher;
  private final Runnable changed;
  private final AnswerDelay answerDelay;
  private final InvocationListener listener;
  private final AtomicInteger busy = new AtomicInteger();
  private final int most;
  private final Semaphore free;
  private final BlockingDeque<FunctionInstance> idle = new LinkedBlockingDeque<>();
  private final Set<FunctionInstance> all = ConcurrentHashMap.newKeySet();
  private volatile FunctionSettings settings;
  private volatile boolean closed;
  private boolean suspended;

  /**
   * Hosts a function; nothing is started yet.
   *
   * @param most maximum concurrent instances, unless the function reserves fewer; one while it is
   *     debugged
   * @param changed notified when an instance starts or ends
   * @param answerDelay asked with each answer; the instance is busy until the answer is passed on
   * @param listener receives each invocation
   */
  HostedFunction(
      FunctionSettings settings,
      Launcher launcher,
      int most,
      Runnable changed,
      AnswerDelay answerDelay,
      InvocationListener listener) {
    this.settings = settings;
    this.launcher = launcher;
    this.changed = changed;
    this.answerDelay = answerDelay;
    this.listener = listener;
    int room = settings.debugPort().isPresent() ? 1 : most;
    this.most = Math.min(room, settings.reservedConcurrency().orElse(room));
    this.free = new Semaphore(this.most, true);
  }

  FunctionSettings settings() {
    return settings;
  }

  List<Long> pids() {
    return all.stream().filter(FunctionInstance::isAlive).map(FunctionInstance::pid).toList();
  }

  /**
   * Starts one instance and waits for it, before any event is passed on.
   *
   * @throws LocalFault if it cannot start
   */
  void warmUp() throws InterruptedException {
    if (most == 0) {
      return;
    }
    var instance = launch();
    awaitStart(instance);
    idle.push(instance);
  }

  private void awaitStart(FunctionInstance instance) throws InterruptedException {
    if (instance.awaitStart()
        instanceof RuntimeApi.InstanceStart.FailedStart(var errorType, var message)) {
      var lines = instance.lastLines();
      discard(instance);
      throw new LocalFault(
          "Function "
              + settings.name()
              + " does not start: "
              + errorType
              + ": "
              + message
              + "\nThe last lines of its log:\n"
              + lines,
          "Fix what it names: settings come from the context in cdk.json.");
    }
  }

  /**
   * Runs other code from the next event on. Events in flight end in their instances, which are not
   * used again.
   */
  void reload(Path code) {
    settings = settings.withCode(code);
    for (var old = idle.poll(); old != null; old = idle.poll()) {
      discard(old);
    }
  }

  /**
   * Throttles if all instances that the function has reserved are busy. If only this machine lacks
   * the capacity for more, it waits, so that no event is refused that AWS would accept.
   */
  @Override
  public InvocationResult invoke(byte[] eventJson) {
    if (most == 0) {
      listener.throttled(settings);
      return new InvocationResult.Throttled();
    }
    try {
      if (!acquire()) {
        listener.throttled(settings);
        return new InvocationResult.Throttled();
      }
      try {
        return invoke(take(), eventJson);
      } finally {
        free.release();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new InvocationResult.ServiceFailed("Interrupted while waiting for an instance");
    }
  }

  private boolean acquire() throws InterruptedException {
    if (settings.reservedConcurrency().orElse(Integer.MAX_VALUE) == most) {
      return free.tryAcquire();
    }
    free.acquire();
    return true;
  }

  private InvocationResult invoke(FunctionInstance instance, byte[] eventJson) {
    try {
      var result = timed(instance, eventJson);
      if (instance.isAlive() && instance.runs(settings.code())) {
        idle.push(instance);
      } else {
        discard(instance);
      }
      return result;
    } catch (InterruptedException e) {
      discard(instance);
      Thread.currentThread().interrupt();
      return new InvocationResult.ServiceFailed("Interrupted in mid-invocation");
    }
  }

  private InvocationResult timed(FunctionInstance instance, byte[] eventJson)
      throws InterruptedException {
    listener.began(settings, busy.incrementAndGet());
    long begun = System.nanoTime();
    try {
      var result = instance.invoke(eventJson, answerDelay);
      var took = Duration.ofNanos(System.nanoTime() - begun);
      listener.ended(settings, result, took);
      instance.report(result, took);
      return result;
    } finally {
      busy.decrementAndGet();
    }
  }

  /**
   * Takes an idle instance, or the first to become idle. A waiting caller is sure to get one:
   * others use fewer than {@code most}, and the rest are starting, with or without success.
   */
  private FunctionInstance take() throws InterruptedException {
    while (true) {
      var instance = idleOrStarting();
      if (instance.isEmpty()) {
        instance = Optional.of(idle.take());
      }
      if (isUsable(instance.get())) {
        return instance.get();
      }
      discard(instance.get());
    }
  }

  /** One that could not start is usable for one event, which fails with its error. */
  private boolean isUsable(FunctionInstance instance) {
    return !instance.cameUp() || (instance.isAlive() && instance.runs(settings.code()));
  }

  /** Returns empty if none is idle; then one more is starting, if the limit allows it. */
  private synchronized Optional<FunctionInstance> idleOrStarting() throws InterruptedException {
    while (suspended) {
      wait();
    }
    var instance = Optional.ofNullable(idle.poll());
    if (instance.isEmpty() && all.size() < most) {
      var coming = launch();
      Thread.ofVirtual().name("start of " + settings.name()).start(() -> addOnceUp(coming));
    }
    return instance;
  }

  /** One that could not start is handed out too: its event fails with its error. */
  private void addOnceUp(FunctionInstance instance) {
    try {
      instance.awaitStart();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      idle.push(instance);
    }
  }

  /** Ends its instances, with their events, and starts none: events wait until {@link #resume}. */
  synchronized void suspend() {
    suspended = true;
    all.forEach(instance -> instance.crash("Ended with all of its Region"));
    changed.run();
  }

  /** Accepts events again. */
  synchronized void resume() {
    suspended = false;
    notifyAll();
  }

  private FunctionInstance launch() {
    if (closed) {
      throw new IllegalStateException("No instance is started any more " + settings.name());
    }
    var instance = FunctionInstance.launch(settings, launcher, changed);
    all.add(instance);
    changed.run();
    return instance;
  }

  private void discard(FunctionInstance instance) {
    all.remove(instance);
    instance.close();
    changed.run();
  }

  void closeSoon() {
    closed = true;
    all.forEach(FunctionInstance::closeSoon);
  }

  @Override
  public void close() {
    closeSoon();
    all.forEach(FunctionInstance::close);
    all.clear();
  }
}
