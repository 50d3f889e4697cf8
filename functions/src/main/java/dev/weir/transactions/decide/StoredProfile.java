package dev.weir.transactions.decide;

import dev.weir.transactions.rules.UserProfile;

/**
 * The stored state of a user, in one item: the profile, and the fences of the lanes that it was
 * built from.
 *
 * @param version increases by one with each commit; 0 if nothing is stored
 */
public record StoredProfile(long version, LaneFences fences, UserProfile profile) {

  /** For a user without a stored profile. */
  public static final StoredProfile NONE = new StoredProfile(0, LaneFences.NONE, UserProfile.NEW);

  /** Returns the state that the next commit stores. */
  StoredProfile next(LaneFences nextFences, UserProfile nextProfile) {
    return new StoredProfile(version + 1, nextFences, nextProfile);
  }
}
