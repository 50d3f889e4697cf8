package dev.weir.rehearsal.demo;

import dev.weir.samples.BadRecord;
import dev.weir.samples.LabelledTransaction;
import dev.weir.samples.TransactionLabel;
import dev.weir.samples.TransactionSample;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The transactions of the demo, including bad records.
 *
 * @param steps in the order in which they are put
 * @param labels of the patterns among them
 */
record DemoTransactions(List<DemoStep> steps, List<TransactionLabel> labels) {

  private static final int USERS = 110;
  private static final int TRANSACTIONS = 3_000;
  private static final int OF_EACH_PATTERN = 5;
  // More than a day, so that places become known. It ends before now, because no event may come
  // from the future.
  private static final Duration LENGTH = Duration.ofHours(30);
  private static final Duration ENDED = Duration.ofMinutes(1);

  /** The next item to put. */
  sealed interface DemoStep {}

  record Good(LabelledTransaction transaction) implements DemoStep {}

  /** A record without a valid transaction. */
  record Bad(BadRecord record) implements DemoStep {}

  DemoTransactions {
    steps = List.copyOf(steps);
    labels = List.copyOf(labels);
  }

  /** Generates the transactions; the same seed gives the same ones, except for their times. */
  static DemoTransactions of(long seed, Instant now) {
    var start = now.minus(LENGTH).minus(ENDED);
    var sample =
        TransactionSample.usual(seed, start, LENGTH, USERS, TRANSACTIONS)
            .withPatterns(OF_EACH_PATTERN)
            .withDisorder();
    var steps = new ArrayList<DemoStep>();
    sample.stream().forEach(transaction -> steps.add(new Good(transaction)));
    spread(TransactionSample.badRecords(now), steps);
    return new DemoTransactions(steps, sample.labels());
  }

  private static void spread(List<BadRecord> bad, List<DemoStep> steps) {
    var apart = steps.size() / (bad.size() + 1);
    for (var i = 0; i < bad.size(); i++) {
      steps.add((i + 1) * (apart + 1), new Bad(bad.get(i)));
    }
  }
}
