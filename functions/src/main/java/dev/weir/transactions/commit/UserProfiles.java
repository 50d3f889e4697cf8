package dev.weir.transactions.commit;

import dev.weir.engine.CommitResult;
import dev.weir.transactions.decide.StoredProfile;
import java.util.Collection;
import java.util.Map;

/**
 * The users' profiles. Every method throws {@link dev.weir.stream.UnavailableException} if the
 * table does not answer.
 */
public interface UserProfiles {

  /** The maximum number of users in one read. */
  int MAX_AT_ONCE = 100;

  /**
   * Reads profiles; they may be stale, which a commit detects.
   *
   * @param users at most {@link #MAX_AT_ONCE}
   * @return by user; users without a stored profile are left out
   */
  Map<String, StoredProfile> read(Collection<String> users);

  /**
   * Stores a profile and its alerts, all or nothing, if the profile it was computed from is still
   * the stored one. An alert that is stored already is left unchanged.
   */
  CommitResult<StoredUser> commit(ProfileCommit commit);
}
