package dev.weir.rehearsal.trial;

import dev.weir.client.market.DecisionView;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Creates decisions for tests, and logs as if a Region had delivered them. */
public final class Decisions {

  static final Instant START = Instant.parse("2026-11-23T14:30:00Z");
  static final String PREFIX = "D1-";

  private Decisions() {}

  public static DecisionView decision(String portfolio, long version, String region) {
    return DecisionView.of(
        """
        {"portfolio":"%s","version":%d,"previousVersion":%d,"region":"%s"}\
        """
            .formatted(portfolio, version, version - 1, region));
  }

  /** An inbox that a test fills batch by batch. */
  static final class Batches implements DecisionLog.Inbox {
    private final Deque<Runnable> later = new ArrayDeque<>();
    private final List<DecisionView> next = new ArrayList<>();
    private boolean closed;

    void add(DecisionView... decisions) {
      later.add(() -> next.addAll(List.of(decisions)));
    }

    void addFailure() {
      later.add(
          () -> {
            throw SdkClientException.create("the Region is lost");
          });
    }

    /** Runs an action between batches. */
    void then(Runnable doing) {
      later.add(doing);
    }

    @Override
    public List<DecisionView> receive() {
      next.clear();
      later.remove().run();
      return List.copyOf(next);
    }

    @Override
    public void close() {
      closed = true;
    }

    boolean isClosed() {
      return closed;
    }
  }

  /** Returns a log that has received decisions one second apart. */
  public static DecisionLog received(DecisionView... decisions) {
    var batches = new Batches();
    for (var decision : decisions) {
      batches.add(decision);
    }
    return read(batches, new Ticking());
  }

  /** Returns a log that has received each decision at its time. */
  public static DecisionLog receivedAt(List<DecisionLog.ReceivedDecision> decisions) {
    var batches = new Batches();
    var now = new AtomicReference<Instant>();
    for (var each : decisions) {
      batches.then(() -> now.set(each.at()));
      batches.add(each.decision());
    }
    return read(batches, now::get);
  }

  /** Returns a log that has received all batches. */
  static DecisionLog read(Batches batches, InstantSource clock) {
    var log = new DecisionLog(batches, PREFIX, clock);
    batches.then(log::stop);
    log.run();
    return log;
  }

  /** A clock that advances by a second on each call. */
  static final class Ticking implements InstantSource {
    private Instant now = START;

    @Override
    public Instant instant() {
      now = now.plusSeconds(1);
      return now;
    }
  }
}
