package dev.weir.engine;

import dev.weir.quarantine.QuarantineKey;
import dev.weir.quarantine.Reason;
import dev.weir.quarantine.Rejected;
import dev.weir.stream.Deadline;

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

  /** The decision before the first event. */
  D begin(K key, S state);

  /** The decision with one more event; what the state covers changes nothing. */
  D decide(D soFar, E event);

  /** The decision after an event on which {@link #decide} failed, which goes into quarantine. */
  D skip(D soFar, E event);

  /** Whether further events are for the next commit. */
  boolean isFull(D decision);

  /** Whether there is anything to commit. */
  boolean isNews(D decision);

  /** Stores a decision, if the state is still the one that it was made on. */
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
