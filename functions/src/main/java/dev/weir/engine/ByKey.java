package dev.weir.engine;

import dev.weir.engine.CommitResult.Committed;
import dev.weir.engine.CommitResult.Conflict;
import dev.weir.engine.CommitResult.Incomplete;
import dev.weir.engine.CommitResult.Refused;
import dev.weir.metrics.WeirMetric;
import dev.weir.quarantine.Quarantine;
import dev.weir.quarantine.QuarantineKey;
import dev.weir.quarantine.Reason;
import dev.weir.quarantine.Rejected;
import dev.weir.stream.CallFailedException;
import dev.weir.stream.Concurrency;
import dev.weir.stream.Deadline;
import dev.weir.stream.RefusedException;
import dev.weir.stream.SequenceNumber;
import dev.weir.stream.SourceRecord;
import dev.weir.stream.UnavailableException;
import dev.weir.telemetry.Meter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Applies events to their keys: many keys concurrently, the events of each key in order. A key that
 * fails does not prevent the others from being applied. After ten failures, or when time runs
 * short, no further key is started.
 */
public final class ByKey {

  private static final Logger LOG = LoggerFactory.getLogger(ByKey.class);

  // Each conflict means that another writer was faster, which is rare and never lasts.
  private static final int MAX_CONFLICTS = 10;
  // By then the store is unreachable, and waiting for it with every key would use up all the time.
  private static final int MAX_FAILURES = 10;

  private final Concurrency concurrency;
  private final Quarantine quarantine;
  private final Meter meter;
  private final Duration reserve;
  private final ConflictBackoff backoff;

  /** The delay between a conflict and the next attempt for the same key. */
  @FunctionalInterface
  public interface ConflictBackoff {

    /** Retries at once, for stores where colliding writers do not stay in step. */
    ConflictBackoff NONE = _ -> {};

    /**
     * Waits, or returns at once.
     *
     * @param conflicts the number of conflicts on this key so far, from 1; the first usually means
     *     that the remembered state was stale rather than that another writer is active
     */
    void after(int conflicts);
  }

  /**
   * Creates an instance that retries conflicts without waiting.
   *
   * @param reserve enough time for the commits in progress, including retries
   */
  public ByKey(Concurrency concurrency, Quarantine quarantine, Meter meter, Duration reserve) {
    this(concurrency, quarantine, meter, reserve, ConflictBackoff.NONE);
  }

  /** Creates an instance that waits between conflicts, for keys that others write too. */
  public ByKey(
      Concurrency concurrency,
      Quarantine quarantine,
      Meter meter,
      Duration reserve,
      ConflictBackoff backoff) {
    this.concurrency = concurrency;
    this.quarantine = quarantine;
    this.meter = meter;
    this.reserve = reserve;
    this.backoff = backoff;
  }

  /**
   * Applies events.
   *
   * @param events the events by key, each key's in order
   * @param states the state of each key, remembered or read from its store; it may be stale, which
   *     the commit detects
   * @return the lowest record that is not applied to its key; empty if all are
   */
  public <K, E extends SourceRecord, S, D> Optional<SequenceNumber> apply(
      KeyedStep<K, E, S, D> step,
      Map<K, List<E>> events,
      Function<K, S> states,
      Deadline deadline) {
    var failures = new AtomicInteger();
    var rejections = new Rejections(quarantine, meter);
    return concurrency
        .map(
            List.copyOf(events.entrySet()),
            entry -> {
              var key = entry.getKey();
              var run = new KeyedRun<>(step, key, entry.getValue(), rejections, deadline);
              return run.toItsEnd(states, failures);
            })
        .stream()
        .flatMap(Optional::stream)
        .min(SequenceNumber::compareTo);
  }

  /** The events of one key while they are applied. */
  private final class KeyedRun<K, E extends SourceRecord, S, D> {
    private final KeyedStep<K, E, S, D> step;
    private final K key;
    private final List<E> events;
    private final Rejections rejections;
    private final Deadline deadline;
    private S state;
    private int next;
    private int maxEvents = Integer.MAX_VALUE;
    private int conflicts;
    private int skipped;

    KeyedRun(
        KeyedStep<K, E, S, D> step,
        K key,
        List<E> events,
        Rejections rejections,
        Deadline deadline) {
      this.step = step;
      this.key = key;
      this.events = events;
      this.rejections = rejections;
      this.deadline = deadline;
    }

    Optional<SequenceNumber> toItsEnd(Function<K, S> states, AtomicInteger failures) {
      try {
        return applyAll(states, failures);
      } catch (CallFailedException e) {
        if (failures.incrementAndGet() == 1) {
          LOG.warn("Not applied, delivered again from={}", unapplied(), e);
        }
        return Optional.of(unapplied());
      } finally {
        if (skipped > 0) {
          meter.count(WeirMetric.SKIPPED_BY_FENCE, skipped);
        }
      }
    }

    private Optional<SequenceNumber> applyAll(Function<K, S> states, AtomicInteger failures) {
      if (isTooLate(failures)) {
        return Optional.of(unapplied());
      }
      state = states.apply(key);
      while (next < events.size()) {
        if (isTooLate(failures)) {
          return Optional.of(unapplied());
        }
        var incomplete = applySome();
        if (incomplete.isPresent()) {
          return incomplete;
        }
      }
      step.done(key, state);
      return Optional.empty();
    }

    private boolean isTooLate(AtomicInteger failures) {
      return failures.get() >= MAX_FAILURES || deadline.isNear(reserve);
    }

    private SequenceNumber unapplied() {
      return events.get(Math.min(next, events.size() - 1)).sequenceNumber();
    }

    /** Makes one commit; returns the record from which the rest must be redelivered, if any. */
    private Optional<SequenceNumber> applySome() {
      var decision = step.begin(key, state);
      var end = next;
      while (end < events.size() && end - next < maxEvents && !step.isFull(decision)) {
        decision = decide(decision, events.get(end++));
      }
      if (!step.isNews(decision)) {
        var stored = step.reread(key, state);
        next = stored.isPresent() ? 0 : end;
        state = stored.orElse(state);
        return Optional.empty();
      }
      reject(step.refused(decision));
      switch (commit(decision)) {
        case Committed<S>(var stored) -> {
          next = end;
          state = stored;
          step.publish(key, state, deadline);
        }
        case Conflict<S>(var current) -> {
          meter.count(WeirMetric.CONFLICTS, 1);
          next = 0;
          state = current;
          step.publish(key, state, deadline);
          failAfterConflict();
        }
        case Incomplete<S>(var from, var why) -> {
          LOG.warn("{}, delivered again {} from={}", why, step.nameInLog(key), from);
          return Optional.of(from);
        }
        case Refused<S>(var why) -> {
          return narrow(end, why);
        }
      }
      return Optional.empty();
    }

    private CommitResult<S> commit(D decision) {
      try {
        return step.commit(key, decision);
      } catch (RefusedException e) {
        LOG.warn("Refused {}", step.nameInLog(key), e);
        return new Refused<>(e.getMessage());
      }
    }

    private D decide(D soFar, E event) {
      if (step.covers(state, event)) {
        skipped += conflicts == 0 ? 1 : 0;
        return soFar;
      }
      try {
        return step.decide(soFar, event);
      } catch (CallFailedException e) {
        throw e;
      } catch (RuntimeException | StackOverflowError e) {
        // An event that breaks a rule must not stop the shard.
        reject(event, Reason.RULE_FAILED, e.getClass().getSimpleName());
        return step.skip(soFar, event);
      }
    }

    private void failAfterConflict() {
      if (++conflicts >= MAX_CONFLICTS) {
        throw new UnavailableException(
            String.format(
                Locale.ROOT, "Others wrote first, %d times %s", conflicts, step.nameInLog(key)),
            null);
      }
      backoff.after(conflicts);
    }

    /** Retries a refused batch of events one by one; an event that is refused alone is rejected. */
    private Optional<SequenceNumber> narrow(int end, String why) {
      maxEvents = 1;
      return end - next == 1 ? commitWithout(events.get(next), why) : Optional.empty();
    }

    /**
     * Rejects a refused event after proving that the event is at fault: the same item without it
     * must be accepted. If that is refused too, the table is at fault and the refusal is temporary.
     * If the step stores nothing for a skipped event, there is nothing to prove it with.
     */
    private Optional<SequenceNumber> commitWithout(E event, String why) {
      var without = step.skip(step.begin(key, state), event);
      reject(event, Reason.REFUSED, why);
      if (!step.storesSkipped()) {
        next++;
        return Optional.empty();
      }
      switch (commit(without)) {
        case Committed<S>(var stored) -> {
          next++;
          state = stored;
        }
        case Conflict<S>(var current) -> {
          meter.count(WeirMetric.CONFLICTS, 1);
          next = 0;
          state = current;
          failAfterConflict();
        }
        case Incomplete<S>(var from, _) -> {
          return Optional.of(from);
        }
        case Refused<S>(var alsoWhy) ->
            throw new UnavailableException(
                "Refused with and without the event %s: %s".formatted(step.nameInLog(key), alsoWhy),
                null);
      }
      return Optional.empty();
    }

    private void reject(E event, Reason reason, String detail) {
      rejections.put(step.placeOf(event), List.of(step.rejected(event, reason, detail)));
    }

    /**
     * Stores the events that a decision refuses before the decision itself: a crash in between
     * repeats both.
     */
    private void reject(List<Refusal<E>> refused) {
      var byPlace = new LinkedHashMap<QuarantineKey, List<Rejected>>();
      for (var each : refused) {
        byPlace
            .computeIfAbsent(step.placeOf(each.event()), _ -> new ArrayList<>())
            .add(step.rejected(each.event(), each.reason(), each.detail()));
      }
      byPlace.forEach(rejections::put);
    }
  }
}
