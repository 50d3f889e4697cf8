package dev.weir.engine;

import java.util.List;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a function once before SnapStart takes the snapshot, so that code is already loaded and
 * compiled when it is restored and a batch waits. It writes nothing.
 *
 * <p>Its failures never reach Lambda. Lambda's runtime ends with status 64 if a resource throws,
 * and the version is not published: a table's outage at that moment must not have that effect.
 */
public final class Priming implements Resource {

  private static final Logger LOG = LoggerFactory.getLogger(Priming.class);

  /** An action that is run once in advance. */
  @FunctionalInterface
  public interface PrimingAction {

    void run() throws Exception;
  }

  /**
   * One step of the priming.
   *
   * @param name for the log
   */
  public record PrimingStep(String name, PrimingAction action) {}

  private final List<PrimingStep> steps;

  /**
   * Creates a priming of these steps, run in this order, each whether or not earlier ones failed.
   */
  public Priming(PrimingStep... steps) {
    this.steps = List.of(steps);
  }

  /**
   * Registers it with Lambda. The caller must keep a reference: the context that it is registered
   * with may not.
   */
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
    // The SDK finds the connections from the snapshot closed and reopens them.
  }
}
