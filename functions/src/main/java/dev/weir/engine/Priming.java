package dev.weir.engine;

import java.util.List;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a function run through its way once before SnapStart takes the snapshot: what is loaded and
 * compiled then need not be after a restore, when a batch waits. It writes nothing.
 *
 * <p>No failure of it reaches Lambda. Its runtime ends with status 64 where a resource throws, and
 * the version is not published: an outage of a table, at that moment, must not have that power.
 */
public final class Priming implements Resource {

  private static final Logger LOG = LoggerFactory.getLogger(Priming.class);

  /** Something that is done once beforehand. */
  @FunctionalInterface
  public interface Action {

    /** Does it; may throw. */
    void run() throws Exception;
  }

  /**
   * A step of the way.
   *
   * @param name for the log
   */
  public record Step(String name, Action action) {}

  private final List<Step> steps;

  /** Takes these steps, in this order, each one whether or not those before it failed. */
  public Priming(Step... steps) {
    this.steps = List.of(steps);
  }

  /** Has Lambda call it. The caller holds it: the context that it is registered with may not. */
  public void register() {
    Core.getGlobalContext().register(this);
  }

  @Override
  public void beforeCheckpoint(Context<? extends Resource> context) {
    for (var step : steps) {
      try {
        step.action().run();
      } catch (Exception | LinkageError | StackOverflowError e) {
        LOG.warn("Not primed, the first batch after a restore is slower step={}", step.name(), e);
      }
    }
  }

  @Override
  public void afterRestore(Context<? extends Resource> context) {
    // Connections that the snapshot froze are found closed, and opened again by the SDK.
  }
}
