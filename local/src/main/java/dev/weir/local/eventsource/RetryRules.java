package dev.weir.local.eventsource;

import java.util.List;

/**
 * Decides whether a batch that failed is delivered again, halved or given up.
 *
 * <p>Invocations are retries + 1 for the record that the batch stops at: where an answer confirms
 * some records, what is left starts to count anew, with this failure as its first.
 *
 * @param maximumRetryAttempts {@link MappingSettings#UNLIMITED_RETRIES} for without end
 */
record RetryRules(boolean bisect, int maximumRetryAttempts) {

  Fate decide(Batch batch, Verdict verdict) {
    return switch (verdict) {
      case Verdict.Succeeded _ -> new Fate.Done(batch.size());
      case Verdict.NotInvoked _ -> new Fate.Again(0, List.of(batch));
      case Verdict.Failed failed -> failed(batch.invokedInVain(failed.call()));
      case Verdict.StoppedAt stopped -> stopped(batch.invokedInVain(stopped.call()), stopped);
    };
  }

  private Fate failed(Batch batch) {
    return bisect && batch.size() > 1 ? halved(batch) : again(0, batch);
  }

  private Fate stopped(Batch batch, Verdict.StoppedAt stopped) {
    int confirmed = stopped.index();
    if (confirmed == 0) {
      return failed(batch);
    }
    var rest = batch.part(confirmed, batch.size()).withRetriesUsed(0);
    // Bisecting splits at the record that the function named, and splits use up no retries.
    return bisect ? new Fate.Again(confirmed, List.of(rest)) : again(confirmed, rest);
  }

  private static Fate halved(Batch batch) {
    int middle = batch.size() / 2;
    return new Fate.Again(0, List.of(batch.part(0, middle), batch.part(middle, batch.size())));
  }

  private Fate again(int confirmed, Batch rest) {
    boolean exhausted =
        maximumRetryAttempts != MappingSettings.UNLIMITED_RETRIES
            && rest.retriesUsed() >= maximumRetryAttempts;
    return exhausted
        ? new Fate.GivenUp(confirmed, rest)
        : new Fate.Again(confirmed, List.of(rest.withRetriesUsed(rest.retriesUsed() + 1)));
  }
}
