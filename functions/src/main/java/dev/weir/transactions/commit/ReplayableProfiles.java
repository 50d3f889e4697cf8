package dev.weir.transactions.commit;

import java.util.Collection;
import java.util.Set;

/** The users' profiles, with the places of the transactions that replays applied to them. */
public interface ReplayableProfiles extends UserProfiles {

  /**
   * Which of these places a commit stored, see {@link ProfileCommit#replayOf}. May be somewhat old:
   * a commit at a place that is taken gives a conflict.
   *
   * @throws dev.weir.stream.UnavailableException where the table does not answer
   */
  Set<String> replayed(Collection<String> places);
}
