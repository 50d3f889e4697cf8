package dev.weir.engine;

import dev.weir.quarantine.QuarantineKey;
import dev.weir.quarantine.Reason;
import dev.weir.quarantine.Rejected;
import dev.weir.stream.Deadline;
import java.util.List;
import java.util.Optional;

/**
 * Processes the events of one key, such as a user; {@link ByKey} runs a step for many keys
 * concurrently. A decision is a value and each event produces a new one, so that an event on which
 * the code fails leaves no trace.
 *
 * @param <K> keys
 * @param <E> events
 * @param <S> the stored state of a key, including the effects still to be published for it
 * @param <D> the decision that the events lead to
 */
public interface KeyedStep<K, E, S, D> {

  /** Whether an event is already applied, which means that it was redelivered. */
  boolean covers(S state, E event);

  /** Returns the decision before the first event. */
  D begin(K key, S state);

  /** Returns the decision extended by one event, which the state does not cover. */
  D decide(D soFar, E event);

  /**
   * Returns the decision after an event on which {@link #decide} failed and which is quarantined.
   */
  D skip(D soFar, E event);

  /** Whether a commit records skipped events, as a fence does. */
  default boolean storesSkipped() {
    return false;
  }

  /** Whether further events must wait for the next commit. */
  boolean isFull(D decision);

  /** Whether there is anything to commit. */
  boolean isNews(D decision);

  /**
   * Returns the events that a decision refuses, for now or permanently; they are quarantined before
   * it is committed. Called only for a decision with something to commit.
   */
  default List<Refusal<E>> refused(D decision) {
    return List.of();
  }

  /**
   * Reads the state from the store if this one is only remembered and a decision to commit nothing
   * must not be based on it; all events are then decided on again. Empty if the remembered state
   * suffices.
   */
  default Optional<S> reread(K key, S state) {
    return Optional.empty();
  }

  /**
   * Stores a decision if its initial state is still the stored one.
   *
   * @throws dev.weir.stream.RefusedException if the store will never accept it: the events are then
   *     tried one by one, and one that is refused alone is rejected
   * @throws dev.weir.stream.UnavailableException if the store does not answer
   */
  CommitResult<S> commit(K key, D decision);

  /** Publishes what the state marks as unpublished. Repeating it is harmless. */
  void publish(K key, S state, Deadline deadline);

  /** Called when all events of the key are applied, with the resulting state. */
  void done(K key, S state);

  /** Returns the quarantine key of an event that cannot succeed on any retry. */
  QuarantineKey placeOf(E event);

  /** Describes such an event. */
  Rejected rejected(E event, Reason reason, String detail);

  /** Returns the key as logs may show it, with its name: {@code user=0a1b2c}. */
  String nameInLog(K key);
}
