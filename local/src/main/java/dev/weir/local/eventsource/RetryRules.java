package dev.weir.local.eventsource;

import java.util.List;

/**
 * Decides whether a failed batch is delivered again, halved or given up.
 *
 * <p>If an answer confirms some records, the others are a new batch, with retries + 1 invocations
 * of its own, as was recorded on AWS: the record at which the batch stopped comes once more than
 * that.
 *
 * @param maximumRetryAttempts {@link MappingSettings#UNLIMITED_RETRIES} for no limit
 */
record RetryRules(boolean bisect, int maximumRetryAttempts) {

  BatchOutcome decide(PolledBatch batch, InvocationMeaning verdict) {
    return switch (verdict) {
      case InvocationMeaning.Succeeded _ -> new BatchOutcome.BatchDone(batch.size());
      case InvocationMeaning.NotInvoked _ -> new BatchOutcome.Again(0, List.of(batch));
      case InvocationMeaning.Failed failed -> failed(batch.invokedInVain(failed.call()));
      case InvocationMeaning.StoppedAt stopped ->
          stopped(batch.invokedInVain(stopped.call()), stopped);
    };
  }

  private BatchOutcome failed(PolledBatch batch) {
    return bisect && batch.size() > 1 ? halved(batch) : again(batch);
  }

  private BatchOutcome stopped(PolledBatch batch, InvocationMeaning.StoppedAt stopped) {
    int confirmed = stopped.index();
    if (confirmed == 0) {
      return failed(batch);
    }
    return new BatchOutcome.Again(confirmed, List.of(batch.unconfirmed(confirmed)));
  }

  private static BatchOutcome halved(PolledBatch batch) {
    int middle = batch.size() / 2;
    return new BatchOutcome.Again(
        0, List.of(batch.part(0, middle), batch.part(middle, batch.size())));
  }

  private BatchOutcome again(PolledBatch batch) {
    boolean exhausted =
        maximumRetryAttempts != MappingSettings.UNLIMITED_RETRIES
            && batch.retriesUsed() >= maximumRetryAttempts;
    return exhausted
        ? new BatchOutcome.GivenUp(0, batch)
        : new BatchOutcome.Again(0, List.of(batch.withRetriesUsed(batch.retriesUsed() + 1)));
  }
}
