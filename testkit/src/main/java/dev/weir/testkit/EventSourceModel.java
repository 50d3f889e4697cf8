package dev.weir.testkit;

import java.util.random.RandomGenerator;

/**
 * Lambda's event source for one shard, with its worst permitted behaviour: batches are cut
 * anywhere, a retry starts at or before the first unconfirmed record, an invocation may be given up
 * and continue as a zombie alongside its retry, instances are new or warm.
 */
public final class EventSourceModel {

  private static final int MAX_AT_ONCE = 6;

  private final ShardRecords shard;
  private final FunctionModel function;
  private final Interleaving interleaving;
  private final RandomGenerator random;
  private final Mistakes mistakes;
  private final Unanswered unanswered = new Unanswered();
  private int confirmed;
  private RunningInvocation current;

  /**
   * Mistakes of an event source that break the promise; all false for Lambda's.
   *
   * @param skipsFailures continues after a failed record and delivers it later
   * @param overlaps starts the next batch before the last one has ended, as a parallelization
   *     factor of two does
   */
  public record Mistakes(boolean skipsFailures, boolean overlaps) {
    /** No mistakes. */
    public static final Mistakes NONE = new Mistakes(false, false);
  }

  private final class RunningInvocation {
    private final int from;
    private final int to;
    private boolean abandoned;
    private boolean ended;

    RunningInvocation(int from, int to) {
      this.from = from;
      this.to = to;
    }

    void run() {
      var retryFrom = function.invoke(shard.event(from, to)).retryFrom();
      end(retryFrom.isEmpty() ? to : Math.max(from, shard.indexOf(retryFrom)));
    }

    void end(int upTo) {
      ended = true;
      if (!abandoned) {
        confirm(mistakes.skipsFailures() ? to : upTo);
      }
      endZombie();
    }

    void crash() {
      ended = true;
      unanswered.die();
      endZombie();
    }

    private void endZombie() {
      if (abandoned) {
        unanswered.endZombie();
      }
    }
  }

  /** Creates the event source of a shard. */
  public EventSourceModel(
      ShardRecords shard,
      FunctionModel function,
      Interleaving interleaving,
      RandomGenerator random,
      Mistakes mistakes) {
    this.shard = shard;
    this.function = function;
    this.interleaving = interleaving;
    this.random = random;
    this.mistakes = mistakes;
  }

  /** Returns whether every record is confirmed. */
  public boolean isDrained() {
    return confirmed >= shard.size() && (current == null || current.ended);
  }

  /** Takes one permitted step: nothing, giving up an invocation, or starting the next. */
  public void act() {
    var busy = current != null && !current.ended;
    if (busy && mistakes.overlaps()) {
      start(Math.min(current.to, shard.size()));
    } else if (busy && random.nextInt(12) == 0 && unanswered.mayBe()) {
      unanswered.giveUp();
      current.abandoned = true; // timed out: the retry starts while it continues as a zombie
      start(confirmed);
    } else if (!busy) {
      start(Math.max(0, confirmed - random.nextInt(3)));
    }
  }

  private void confirm(int upTo) {
    if (upTo > confirmed) {
      confirmed = upTo;
      unanswered.confirm();
    }
  }

  private void start(int from) {
    if (from >= shard.size()) {
      return;
    }
    var to = Math.min(shard.size(), from + 1 + random.nextInt(MAX_AT_ONCE));
    var invocation = new RunningInvocation(from, to);
    current = invocation;
    interleaving.start(
        () -> ScopedValue.where(Unanswered.OF_SHARD, unanswered).run(invocation::run),
        _ -> invocation.crash());
  }
}
