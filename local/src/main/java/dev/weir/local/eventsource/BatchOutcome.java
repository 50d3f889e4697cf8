package dev.weir.local.eventsource;

import java.util.List;

/** What happens next with a batch that was invoked. */
sealed interface BatchOutcome {

  /** How many of its first records are done. */
  int confirmed();

  /** All of it is done. */
  record Done(int confirmed) implements BatchOutcome {}

  /**
   * What is left is delivered again.
   *
   * @param batches in order; two where it was halved
   */
  record Again(int confirmed, List<PolledBatch> batches) implements BatchOutcome {
    public Again {
      batches = List.copyOf(batches);
    }
  }

  /** What is left has used up its retries and is discarded. */
  record GivenUp(int confirmed, PolledBatch batch) implements BatchOutcome {}
}
