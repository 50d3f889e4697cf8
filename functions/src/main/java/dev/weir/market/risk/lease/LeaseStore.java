package dev.weir.market.risk.lease;

import dev.weir.market.WriteConflictException;
import dev.weir.stream.UnavailableException;
import java.util.Optional;

/** The leases, seen alike from every Region. */
public interface LeaseStore {

  /**
   * The lease of a group; empty where nobody ever had one. Never older than what any Region had
   * stored before the call: on that rests that a mark which is skipped is not lost.
   *
   * @throws UnavailableException where the table does not answer
   */
  Optional<Lease> read(String group);

  /**
   * Stores a lease in the place of another one.
   *
   * @param before what is thought to be there, in every part; empty for none
   * @return false where something else is there: nothing is stored then
   * @throws WriteConflictException where another Region wrote it at that moment: nothing is stored
   * @throws UnavailableException where the table does not answer; it may be stored all the same
   */
  boolean replace(Optional<Lease> before, Lease after);
}
