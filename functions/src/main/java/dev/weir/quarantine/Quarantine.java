package dev.weir.quarantine;

import java.util.List;
import java.util.Map;

/**
 * Keeps rejected lines and records, with their bytes, place and reason, until someone looks at
 * them.
 */
public interface Quarantine {

  /**
   * Stores the rejections of one record. Keyed by its place: a redelivery writes the same bytes to
   * the same key, so that everything is stored once.
   *
   * @throws dev.weir.stream.UnavailableException if it could not be stored; nothing may be counted
   *     then
   */
  void put(QuarantineKey key, List<Rejected> rejected);

  /**
   * Stores the rejections of several records, as {@link #put} does; a slow store may do so
   * concurrently. If one fails, others may be stored nevertheless: the redelivery writes them
   * again.
   *
   * @throws dev.weir.stream.UnavailableException if any of it could not be stored
   */
  default void putAll(Map<QuarantineKey, List<Rejected>> rejected) {
    rejected.forEach(this::put);
  }
}
