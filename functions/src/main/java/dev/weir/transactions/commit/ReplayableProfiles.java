package dev.weir.transactions.commit;

import java.util.Collection;
import java.util.Set;

/** The users' profiles, with the places of the transactions that replays applied to them. */
public interface ReplayableProfiles extends UserProfiles {

  /**
   * Returns those of these places that a commit stored, see {@link ProfileCommit#replayOf}. May be
   * stale: a commit at a place that is stored already is a conflict.
   *
   * @throws dev.weir.stream.UnavailableException if the table does not answer
   */
  Set<String> replayed(Collection<String> places);
}
