package dev.weir.local.eventsource;

import java.util.List;

/** The further course of a batch that was invoked. */
sealed interface BatchOutcome {

  /** Returns how many of its first records are done. */
  int confirmed();

  /** The complete batch is done. */
  record BatchDone(int confirmed) implements BatchOutcome {}

  /**
   * The remaining records are delivered again.
   *
   * @param batches in order; two if it was halved
   */
  record Again(int confirmed, List<PolledBatch> batches) implements BatchOutcome {
    public Again {
      batches = List.copyOf(batches);
    }
  }

  /** The remaining records have used up their retries and are discarded. */
  record GivenUp(int confirmed, PolledBatch batch) implements BatchOutcome {}
}
