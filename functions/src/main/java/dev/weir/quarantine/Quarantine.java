package dev.weir.quarantine;

import java.util.List;

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
}
