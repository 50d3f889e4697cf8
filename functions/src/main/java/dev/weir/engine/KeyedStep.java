package dev.weir.engine;

import dev.weir.quarantine.QuarantineKey;
import dev.weir.quarantine.Reason;
import dev.weir.quarantine.Rejected;
import dev.weir.stream.Deadline;
import java.util.List;
import java.util.Optional;

/**
 * What is done with the events of one key, such as a user: {@link ByKey} does it for many keys at
 * once. A decision is a value; each event makes a new one of it, so that an event on which the code
 * fails leaves no trace.
 *
 * @param <K> keys
 * @param <E> events
 * @param <S> what is stored of a key, and what is still to be made known of it
 * @param <D> what the events come to
 */
public interface KeyedStep<K, E, S, D> {

  /** Whether an event is applied already: it came again. */
  boolean covers(S state, E event);

  /** The decision before the first event. */
  D begin(K key, S state);

  /** The decision with one more event, which the state does not cover. */
  D decide(D soFar, E event);

  /** The decision after an event on which {@link #decide} failed, which goes into quarantine. */
  D skip(D soFar, E event);

  /** Whether a commit remembers events that were skipped, as a fence does. */
  default boolean storesSkipped() {
    return false;
  }

  /** Whether further events are for the next commit. */
  boolean isFull(D decision);

  /** Whether there is anything to commit. */
  boolean isNews(D decision);

  /**
   * Events that a decision refuses, for now or for good: they go into quarantine before it is
   * committed. Only of a decision that there is something to commit of.
   */
  default List<Refusal<E>> refused(D decision) {
    return List.of();
  }

  /**
   * The state as it is stored, where this one is only remembered and that nothing is to be
   * committed can't rest on it; all events are then decided on again. Empty where it may rest on
   * it.
   */
  default Optional<S> reread(K key, S state) {
    return Optional.empty();
  }

  /**
   * Stores a decision, if the state is still the one that it was made on.
   *
   * @throws dev.weir.stream.RefusedException where the store never takes it: it is then tried event
   *     by event, and one that is refused alone is rejected
   * @throws dev.weir.stream.UnavailableException where the store does not answer
   */
  CommitResult<S> commit(K key, D decision);

  /** Makes known what the state says is still to be; to do it again is harmless. */
  void publish(K key, S state, Deadline deadline);

  /** All events of the key are applied, and this is the state. */
  void done(K key, S state);

  /** Where an event is kept that no retry can help. */
  QuarantineKey placeOf(E event);

  /** How such an event is described. */
  Rejected rejected(E event, Reason reason, String detail);

  /** The key as it may stand in a log, with its name: {@code user=0a1b2c}. */
  String nameInLog(K key);
}
