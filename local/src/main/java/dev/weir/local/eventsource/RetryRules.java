package dev.weir.local.eventsource;

import java.util.List;

/**
 * Decides whether a failed batch is delivered again, halved or given up.
 *
 * <p>The record at which the batch stops gets retries + 1 invocations: if an answer confirms some
 * records, counting restarts for the others, with this failure as the first.
 *
 * @param maximumRetryAttempts {@link MappingSettings#UNLIMITED_RETRIES} for no limit
 */
record RetryRules(boolean bisect, int maximumRetryAttempts) {

  BatchOutcome decide(PolledBatch batch, InvocationMeaning verdict) {
    return switch (verdict) {
      case InvocationMeaning.Succeeded _ -> new BatchOutcome.Done(batch.size());
      case InvocationMeaning.NotInvoked _ -> new BatchOutcome.Again(0, List.of(batch));
      case InvocationMeaning.Failed failed -> failed(batch.invokedInVain(failed.call()));
      case InvocationMeaning.StoppedAt stopped ->
          stopped(batch.invokedInVain(stopped.call()), stopped);
    };
  }

  private BatchOutcome failed(PolledBatch batch) {
    return bisect && batch.size() > 1 ? halved(batch) : again(0, batch);
  }

  private BatchOutcome stopped(PolledBatch batch, InvocationMeaning.StoppedAt stopped) {
    int confirmed = stopped.index();
    if (confirmed == 0) {
      return failed(batch);
    }
    var rest = batch.part(confirmed, batch.size()).withRetriesUsed(0);
    // Bisecting splits at the record that the function named, and splits use up no retries.
    return bisect ? new BatchOutcome.Again(confirmed, List.of(rest)) : again(confirmed, rest);
  }

  private static BatchOutcome halved(PolledBatch batch) {
    int middle = batch.size() / 2;
    return new BatchOutcome.Again(
        0, List.of(batch.part(0, middle), batch.part(middle, batch.size())));
  }

  private BatchOutcome again(int confirmed, PolledBatch rest) {
    boolean exhausted =
        maximumRetryAttempts != MappingSettings.UNLIMITED_RETRIES
            && rest.retriesUsed() >= maximumRetryAttempts;
    return exhausted
        ? new BatchOutcome.GivenUp(confirmed, rest)
        : new BatchOutcome.Again(confirmed, List.of(rest.withRetriesUsed(rest.retriesUsed() + 1)));
  }
}
