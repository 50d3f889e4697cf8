package dev.weir.quarantine;

import java.util.List;
import java.util.Map;

/** Keeps what was rejected, with its bytes, place and reason, until somebody looks at it. */
public interface Quarantine {

  /**
   * Stores what was rejected of one record. Keyed by where it stood: a redelivery writes the same
   * bytes to the same key, so that everything is there once.
   *
   * @throws dev.weir.stream.UnavailableException if it could not be stored; nothing may be counted
   *     then
   */
  void put(QuarantineKey key, List<Rejected> rejected);

  /**
   * Stores what was rejected of several records, as {@link #put} does; a store that is slow may do
   * so at once. Where one fails, others may be stored all the same: the redelivery writes them
   * again.
   *
   * @throws dev.weir.stream.UnavailableException if any of it could not be stored
   */
  default void putAll(Map<QuarantineKey, List<Rejected>> rejected) {
    rejected.forEach(this::put);
  }
}
