package dev.weir.client.cloud;

import dev.weir.client.CommandFault;
import dev.weir.engine.Semantics;

/** Commands that need positions of applied records, which only exactly once keeps. */
public final class KeptPositions {

  private KeptPositions() {}

  /**
   * Refuses a pipeline whose positions say something else, or that has none.
   *
   * @param what needs them, such as {@code --wait}
   * @throws CommandFault unless it is exactly once
   */
  public static void require(Semantics semantics, String pipeline, String what) {
    if (semantics != Semantics.EXACTLY_ONCE) {
      throw new CommandFault(
          "%s needs positions of applied records, and the pipeline %s is deployed %s."
              .formatted(what, pipeline, semantics.text()),
          "Leave it out, or deploy the pipeline with exactly-once; docs/delivery-semantics.md says"
              + " what else comes with that.");
    }
  }
}
