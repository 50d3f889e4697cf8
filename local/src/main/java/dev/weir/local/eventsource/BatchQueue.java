package dev.weir.local.eventsource;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.local.eventsource.BatchQueueStep.DiscardCondition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Cuts the records of a lane into batches and follows each to its end: one at a time, in order,
 * until it is done or given up.
 *
 * <p>It has no clock or thread: {@link #step} returns the next action, and the caller reports its
 * result.
 */
final class BatchQueue {
  private final MappingSettings settings;
  private final EventWriter events;
  private final AnswerReader answers;
  private final RetryRules rules;
  private final Backoff backoff;
  private final TumblingWindows windows;
  private final BatchBuffer gathering = new BatchBuffer();
  private final Deque<PolledBatch> ready = new ArrayDeque<>();

  private PolledBatch underWay;
  private PolledBatch givenUp;
  private boolean lastCallOfWindow;
  private boolean ended;
  private Instant gatheringSince;
  private Instant caughtUpAt = Instant.MIN;
  private Instant notBefore = Instant.MIN;
  private int failuresInRow;

  BatchQueue(MappingSettings settings, EventWriter events, Backoff backoff, Instant now) {
    this.settings = settings;
    this.events = events;
    this.backoff = backoff;
    this.gatheringSince = now;
    this.windows = new TumblingWindows(settings.tumblingWindow());
    this.answers =
        new AnswerReader(settings.reportBatchItemFailures(), !settings.tumblingWindow().isZero());
    this.rules =
        new RetryRules(settings.bisectBatchOnFunctionError(), settings.maximumRetryAttempts());
  }

  /** Adds a record that was read. */
  void add(PreparedRecord record, Instant now) {
    if (gathering.isEmpty()) {
      passEmptyWindows(now);
    }
    gathering.add(record);
  }

  /** Notes that a read that began at a time found nothing more. */
  void caughtUp(Instant readBegan) {
    caughtUpAt = readBegan;
  }

  /** Notes that no more records will come. */
  void end() {
    ended = true;
  }

  boolean isBusy() {
    return underWay != null;
  }

  /** Returns whether nothing is left to deliver, including a window's last call. */
  boolean isIdle() {
    return underWay == null
        && givenUp == null
        && ready.isEmpty()
        && gathering.isEmpty()
        && (!ended || windows.call().isEmpty());
  }

  int waiting() {
    return gathering.size();
  }

  long waitingBytes() {
    return gathering.bytes();
  }

  int failuresInRow() {
    return failuresInRow;
  }

  BatchQueueStep step(Instant now) {
    if (underWay != null) {
      return new BatchQueueStep.Wait(Instant.MAX);
    }
    if (givenUp != null) {
      return discard(takeGivenUp(), DiscardCondition.RETRY_ATTEMPTS_EXHAUSTED);
    }
    if (ready.isEmpty() && !prepare(now)) {
      return new BatchQueueStep.Wait(gatheringEnds());
    }
    return deliver(ready.removeFirst(), now);
  }

  /** Notes the result of the batch in flight. */
  Answered answered(InvocationResult result, Instant now) {
    var batch = finishUnderWay();
    var verdict = answers.read(result, batch.records());
    keepState(verdict);
    var fate = rules.decide(batch, verdict);
    switch (fate) {
      case BatchOutcome.BatchDone _ -> done(now);
      case BatchOutcome.Again again -> again(again.batches(), now);
      case BatchOutcome.GivenUp gone -> giveUp(gone.batch(), now);
    }
    return new Answered(verdict, batch, batch.records().subList(0, fate.confirmed()));
  }

  /** Notes that the discarded batch is processed. */
  PolledBatch discarded() {
    if (ready.isEmpty()) {
      failuresInRow = 0;
      notBefore = Instant.MIN;
    }
    return finishUnderWay();
  }

  /**
   * The result of an answer.
   *
   * @param batch the function's input
   * @param confirmed its records that are done
   */
  record Answered(InvocationMeaning verdict, PolledBatch batch, List<PreparedRecord> confirmed) {}

  private boolean prepare(Instant now) {
    if (windows.lastCallIsDue(gathering.first(), caughtUpAt, ended)) {
      ready.add(PolledBatch.fresh(List.of()));
      return true;
    }
    if (gathering.isEmpty() || now.isBefore(gatheringEnds())) {
      return false;
    }
    gathering.first().ifPresent(windows::openFor);
    ready.add(
        PolledBatch.fresh(gathering.cut(settings.batchSize(), roomForRecords(), windows::holds)));
    return true;
  }

  /** Returns when the gathered records are sent; never while there are none. */
  private Instant gatheringEnds() {
    if (gathering.isEmpty()) {
      return Instant.MAX;
    }
    boolean complete =
        ended
            || gathering.fills(settings.batchSize(), roomForRecords())
            || gathering.last().filter(last -> !windows.holds(last)).isPresent();
    return complete ? Instant.MIN : gatheringSince.plus(settings.batchingWindow());
  }

  private long roomForRecords() {
    return events.roomForRecords(windows.call());
  }

  private BatchQueueStep deliver(PolledBatch batch, Instant now) {
    int tooOld = batch.arrivedBefore(oldestAllowed(now));
    if (tooOld > 0) {
      keepRest(batch, tooOld);
      return discard(batch.part(0, tooOld), DiscardCondition.RECORD_AGE_EXCEEDED);
    }
    if (isTooLarge(batch)) {
      // It is alone in its batch and still too large: no invocation can ever accept it.
      return discard(batch, DiscardCondition.RETRY_ATTEMPTS_EXHAUSTED);
    }
    if (now.isBefore(notBefore)) {
      ready.addFirst(batch);
      return new BatchQueueStep.Wait(earlier(notBefore, tooOldAt(batch)));
    }
    underWay = batch;
    lastCallOfWindow = batch.isEmpty();
    return new BatchQueueStep.InvokeBatch(
        batch, lastCallOfWindow ? Optional.of(windows.lastCall()) : windows.call());
  }

  private void keepRest(PolledBatch batch, int from) {
    if (from < batch.size()) {
      ready.addFirst(batch.part(from, batch.size()));
    }
  }

  private boolean isTooLarge(PolledBatch batch) {
    return batch.size() == 1 && EventWriter.sizeOf(batch.records().getFirst()) > roomForRecords();
  }

  private Instant oldestAllowed(Instant now) {
    return settings.maximumRecordAge().map(now::minus).orElse(Instant.MIN);
  }

  private Instant tooOldAt(PolledBatch batch) {
    return batch.isEmpty() || settings.maximumRecordAge().isEmpty()
        ? Instant.MAX
        // A record is too old once its age has passed the maximum.
        : batch
            .records()
            .getFirst()
            .arrivedAt()
            .plus(settings.maximumRecordAge().get())
            .plusNanos(1);
  }

  private BatchQueueStep discard(PolledBatch batch, DiscardCondition condition) {
    underWay = batch;
    return new BatchQueueStep.Discard(batch, condition);
  }

  private PolledBatch takeGivenUp() {
    var batch = givenUp;
    givenUp = null;
    return batch;
  }

  private PolledBatch finishUnderWay() {
    var batch = underWay;
    underWay = null;
    return batch;
  }

  private void keepState(InvocationMeaning verdict) {
    var state =
        switch (verdict) {
          case InvocationMeaning.Succeeded done -> done.state();
          case InvocationMeaning.StoppedAt stopped -> stopped.state();
          case InvocationMeaning.Failed _, InvocationMeaning.NotInvoked _ ->
              Optional.<JsonNode>empty();
        };
    if (windows.call().isPresent()) {
      state.ifPresent(windows::keep);
    }
  }

  private void done(Instant now) {
    failuresInRow = 0;
    notBefore = Instant.MIN;
    gatheringSince = now;
    closeWindowAfterLastCall();
  }

  private void again(List<PolledBatch> batches, Instant now) {
    var inOrder = new ArrayList<>(batches);
    inOrder.reversed().forEach(ready::addFirst);
    waitAfterFailure(now);
  }

  private void giveUp(PolledBatch batch, Instant now) {
    failuresInRow = 0;
    gatheringSince = now;
    closeWindowAfterLastCall();
    if (!batch.isEmpty()) {
      givenUp = batch;
    }
  }

  private void closeWindowAfterLastCall() {
    if (lastCallOfWindow) {
      windows.close();
      lastCallOfWindow = false;
    }
  }

  private void waitAfterFailure(Instant now) {
    failuresInRow++;
    notBefore = now.plus(backoff.beforeInvocation(failuresInRow));
  }

  private void passEmptyWindows(Instant now) {
    var window = settings.batchingWindow();
    if (!window.isZero() && now.isAfter(gatheringSince)) {
      long passed = Duration.between(gatheringSince, now).dividedBy(window);
      gatheringSince = gatheringSince.plus(window.multipliedBy(passed));
    }
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }
}
