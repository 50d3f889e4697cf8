package dev.weir.engine;

import dev.weir.stream.Batch;
import dev.weir.stream.CallFailedException;
import dev.weir.stream.Deadline;
import dev.weir.stream.Lane;
import dev.weir.stream.LaneAttempts;
import dev.weir.stream.LaneAttempts.UnansweredStarts;
import dev.weir.stream.SequenceNumber;
import dev.weir.stream.Shard;
import dev.weir.stream.SourceRecord;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Detects records that kill the process: out of memory, the function's timeout, a crash of the JVM.
 * Such a process answers nothing, and the next one gets the same records.
 *
 * <p>A process stores that it starts on a lane, and each commit clears that. A process that finds
 * an earlier start without an answer is therefore <i>careful</i> for this batch: it takes one
 * record at a time and stores which one beforehand. A record that three processes took alone
 * without an answer is not opened again. If three careful processes die before they take a record,
 * they die while publishing, and the first piece of it is not started again. An answer of any kind
 * clears everything: a process that finds a table unreachable has not died.
 *
 * <p>In normal operation this costs one write per process and lane.
 */
public final class Starts {

  private static final Logger LOG = LoggerFactory.getLogger(Starts.class);

  // Including the current process: another one started before it, and died or is still running.
  private static final int CAREFUL_FROM = 2;
  // A record that kills alone has killed in a batch before. Two deaths can be the fault of a
  // machine.
  static final int MAX_DEATHS = 3;
  // So many die only if even the records before the one recorded kill by now.
  private static final int DISTRUSTED_FROM = 8;
  // The table may throttle, and a start that is not cleared counts as a death.
  private static final int TRIES_TO_CLEAR = 5;
  // Clearing must not delay the answer beyond the timeout.
  private static final Duration FOR_ONE_MORE = Duration.ofSeconds(3);

  private final Function<Batch<?>, Lane> lanes;
  private final LaneAttempts store;
  private final boolean areCounted;
  private final Set<Lane> proven = new HashSet<>();
  private final Map<Lane, SequenceNumber> carefulUpTo = new HashMap<>();
  private String process = "";

  /** Keeps the attempts in the store of the lanes' positions. */
  public Starts(Lanes lanes, LaneAttempts store) {
    this(lanes::of, store, true);
  }

  private Starts(Function<Batch<?>, Lane> lanes, LaneAttempts store, boolean areCounted) {
    this.lanes = lanes;
    this.store = store;
    this.areCounted = areCounted;
  }

  /** Returns an instance that counts no attempts, for functions without an item to keep them in. */
  public static Starts uncounted() {
    var none = new Lane("none", "none", "none", Shard.NONE);
    return new Starts(_ -> none, LaneAttempts.UNCOUNTED, false);
  }

  /** Whether records that kill are detected. */
  boolean areCounted() {
    return areCounted;
  }

  /**
   * Registers the start of an invocation.
   *
   * @throws dev.weir.stream.UnavailableException if the store does not answer
   */
  Attempt begin(Batch<?> batch, Deadline deadline) {
    var attempt = new Attempt(lanes.apply(batch), deadline);
    attempt.begin(batch.records());
    return attempt;
  }

  // Not before the first batch: all copies of a snapshot would have the same name.
  private String process() {
    if (process.isEmpty()) {
      process = UUID.randomUUID().toString();
    }
    return process;
  }

  /** One invocation on a lane. */
  final class Attempt {
    private final Lane lane;
    private final Deadline deadline;
    private boolean isCareful;
    private boolean isFatal;
    private boolean publishingIsFatal;
    private boolean isStored;
    private UnansweredStarts found = UnansweredStarts.NONE;

    Attempt(Lane lane, Deadline deadline) {
      this.lane = lane;
      this.deadline = deadline;
    }

    private void begin(List<? extends SourceRecord> records) {
      var last = records.getLast().sequenceNumber();
      if (!proven.contains(lane)) {
        found = beginInStore();
        if (found.begun() >= CAREFUL_FROM || found.trying().isPresent()) {
          LOG.warn("Processes died on this lane, one record at a time from here lane={}", lane);
          carefulUpTo.merge(lane, last, (one, other) -> one.compareTo(other) > 0 ? one : other);
        }
      }
      // A careful process stores which record it takes as soon as it has published.
      publishingIsFatal = found.trying().isEmpty() && found.begun() >= CAREFUL_FROM + MAX_DEATHS;
      var upTo = carefulUpTo.get(lane);
      isCareful = upTo != null && records.getFirst().sequenceNumber().compareTo(upTo) <= 0;
      if (!isCareful) {
        carefulUpTo.remove(lane);
      }
    }

    private UnansweredStarts beginInStore() {
      isStored = true;
      try {
        return store.begin(lane, process());
      } catch (CallFailedException e) {
        takeBack(); // it may have been stored
        throw e;
      }
    }

    /**
     * Returns the records that the next slice may take.
     *
     * @param kills receives the first record if it must not be opened again
     */
    <R extends SourceRecord> List<R> admit(List<R> rest, Consumer<R> kills) {
      if (!isCareful) {
        return rest;
      }
      var passed = beforeTheOneTaken(rest);
      if (passed > 0) {
        return rest.subList(0, passed);
      }
      var first = rest.getFirst();
      found = new UnansweredStarts(found.begun(), Optional.empty());
      isStored = true;
      isFatal = store.hold(lane, process(), first.sequenceNumber()) >= MAX_DEATHS;
      if (isFatal) {
        kills.accept(first);
      }
      return rest.subList(0, 1);
    }

    // The records before it were already taken alone, one after the other. Doing so again would
    // discard which processes died on it.
    private int beforeTheOneTaken(List<? extends SourceRecord> rest) {
      if (found.trying().isEmpty() || found.begun() >= DISTRUSTED_FROM) {
        return 0;
      }
      var taken = found.trying().get();
      return (int)
          rest.stream().takeWhile(each -> each.sequenceNumber().compareTo(taken) < 0).count();
    }

    /** Whether records are taken one at a time and published piece by piece. */
    boolean isCareful() {
      return isCareful;
    }

    /** Whether careful processes died one after the other while publishing; true once. */
    boolean publishingIsFatal() {
      var wasFatal = publishingIsFatal;
      publishingIsFatal = false;
      return wasFatal;
    }

    /**
     * A slice is committed: a process made progress, so the memory of others is cleared.
     *
     * @param isCleared whether the commit itself has done that
     */
    void committed(boolean isCleared) {
      proven.add(lane);
      // A careful one forgets nobody before its answer: without a position what comes before the
      // record that kills is committed again each time.
      if (isStored && !isCleared && !isCareful) {
        takeBack();
      }
    }

    /** Whether the last commit was the quarantine of a record that kills. */
    boolean isFatal() {
      return isFatal;
    }

    /**
     * Registers that the invocation answers and so has not died; after a failure it starts once
     * more.
     */
    void answers(boolean isDone) {
      if (isDone) {
        proven.add(lane);
      } else {
        proven.remove(lane);
      }
      if (isStored) {
        takeBack();
      }
    }

    private void takeBack() {
      for (var tries = 1; ; tries++) {
        try {
          store.clear(lane);
          return;
        } catch (CallFailedException e) {
          if (tries == TRIES_TO_CLEAR || deadline.isNear(FOR_ONE_MORE)) {
            LOG.warn("An attempt is not taken back, with the next answer lane={}", lane, e);
            proven.remove(lane);
            return;
          }
        }
      }
    }
  }
}
