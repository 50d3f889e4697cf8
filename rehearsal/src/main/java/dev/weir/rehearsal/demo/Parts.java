package dev.weir.rehearsal.demo;

import dev.weir.samples.AccessLogSample;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/** Both pipelines of a demo, which are played at the same time. */
record Parts(AccessLogPart logs, TransactionPart payments) {

  /** Plays both; returns when everything is in the streams. */
  void play(AccessLogSample sample, DemoTransactions transactions) throws InterruptedException {
    try (var alongside = Executors.newVirtualThreadPerTaskExecutor()) {
      var paying =
          alongside.submit(
              () -> {
                payments.play(transactions, sample.start(), sample.length());
                return null;
              });
      try {
        logs.play(sample);
        paying.get();
      } catch (ExecutionException e) {
        throw unchecked(e.getCause());
      } finally {
        // If one has failed, the other need not continue.
        alongside.shutdownNow();
      }
    }
  }

  private static RuntimeException unchecked(Throwable cause) {
    return cause instanceof RuntimeException fault ? fault : new IllegalStateException(cause);
  }
}
