package dev.weir.market.risk.lease;

import dev.weir.market.WriteConflictException;
import dev.weir.stream.UnavailableException;
import java.util.Optional;

/** The leases, with the same view from every Region. */
public interface LeaseStore {

  /**
   * Returns the lease of a group; empty if there never was one. Never older than any state that a
   * Region had stored before the call, which ensures that a skipped mark is not lost.
   *
   * @throws UnavailableException if the table does not answer
   */
  Optional<Lease> read(String group);

  /**
   * Replaces a lease.
   *
   * @param before the lease assumed to be stored, compared in full; empty for none
   * @return false if a different one is stored: nothing is written then
   * @throws WriteConflictException if another Region wrote it at that moment: nothing is stored
   * @throws UnavailableException if the table does not answer; it may be stored nevertheless
   */
  boolean replace(Optional<Lease> before, Lease after);
}
