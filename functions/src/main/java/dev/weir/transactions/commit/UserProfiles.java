package dev.weir.transactions.commit;

import dev.weir.engine.CommitResult;
import dev.weir.transactions.decide.StoredProfile;
import java.util.Collection;
import java.util.Map;

/**
 * The users' profiles. Every method throws {@link dev.weir.stream.UnavailableException} where the
 * table does not answer.
 */
public interface UserProfiles {

  /** How many users may be read at once. */
  int MAX_AT_ONCE = 100;

  /**
   * Reads profiles; they may be somewhat old, which a commit finds out.
   *
   * @param users at most {@link #MAX_AT_ONCE}
   * @return by user; those that nothing is stored of are left out
   */
  Map<String, StoredProfile> read(Collection<String> users);

  /**
   * Stores a profile and its alerts, all or nothing, if the profile is still the one that it was
   * computed from. An alert that is stored already is left as it is.
   */
  CommitResult<StoredUser> commit(ProfileCommit commit);
}
