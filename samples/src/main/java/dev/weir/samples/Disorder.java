package dev.weir.samples;

import dev.weir.samples.LabelledTransaction.DeliveryKind;
import java.time.Instant;
import java.util.Comparator;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;

/**
 * Sends ordered transactions like real producers: some late, some twice. Holds those that must be
 * sent later, made within {@link TransactionSample#LATENESS}.
 */
final class Disorder implements Iterator<LabelledTransaction> {

  private static final int DELAYED_PER_MILLE = 30;
  private static final int DUPLICATES_PER_MILLE = 20;
  private static final int MAX_DELAY_MILLIS =
      (int) TransactionSample.LATENESS.minusSeconds(20).toMillis();

  private record DelayedTick(LabelledTransaction transaction, long number) {
    Instant sentAt() {
      return transaction.sentAt();
    }
  }

  private final Iterator<LabelledTransaction> source;
  private final Set<String> orderedUsers;
  private final Random random;
  private final PriorityQueue<DelayedTick> waiting =
      new PriorityQueue<>(
          Comparator.comparing(DelayedTick::sentAt).thenComparingLong(DelayedTick::number));
  private Instant sourceAt = Instant.MIN;
  private long taken;

  /**
   * @param orderedUsers users whose transactions are never delayed
   */
  Disorder(Iterator<LabelledTransaction> source, Set<String> orderedUsers, Random random) {
    this.source = source;
    this.orderedUsers = orderedUsers;
    this.random = random;
  }

  @Override
  public boolean hasNext() {
    return !waiting.isEmpty() || source.hasNext();
  }

  @Override
  public LabelledTransaction next() {
    while (source.hasNext() && !isNextCertain()) {
      take(source.next());
    }
    if (waiting.isEmpty()) {
      throw new NoSuchElementException();
    }
    return waiting.remove().transaction();
  }

  // The source's remaining transactions are sent no earlier than the last one it returned.
  private boolean isNextCertain() {
    return !waiting.isEmpty() && waiting.peek().sentAt().isBefore(sourceAt);
  }

  private void take(LabelledTransaction transaction) {
    sourceAt = transaction.sentAt();
    var draw = random.nextInt(1_000);
    if (draw < DELAYED_PER_MILLE && mayBeDelayed(transaction)) {
      add(transaction.sent(DeliveryKind.DELAYED, later()));
      return;
    }
    add(transaction);
    if (draw >= 1_000 - DUPLICATES_PER_MILLE) {
      add(transaction.sent(DeliveryKind.DUPLICATE, later()));
    }
  }

  private boolean mayBeDelayed(LabelledTransaction transaction) {
    return !orderedUsers.contains(transaction.transaction().userId());
  }

  private Instant later() {
    return sourceAt.plusMillis(random.nextInt(1, MAX_DELAY_MILLIS));
  }

  private void add(LabelledTransaction transaction) {
    waiting.add(new DelayedTick(transaction, taken++));
  }
}
