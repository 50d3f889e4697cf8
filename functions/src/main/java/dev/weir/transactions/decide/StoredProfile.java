package dev.weir.transactions.decide;

import dev.weir.transactions.rules.UserProfile;

/**
 * What is stored of a user, in one item: the profile, and the fences that say what it is made of.
 *
 * @param version rises by one with each commit; 0 where nothing is stored
 */
public record StoredProfile(long version, LaneFences fences, UserProfile profile) {

  /** Of a user that nothing is stored of. */
  public static final StoredProfile NONE = new StoredProfile(0, LaneFences.NONE, UserProfile.NEW);

  /** What the next commit stores. */
  StoredProfile next(LaneFences nextFences, UserProfile nextProfile) {
    return new StoredProfile(version + 1, nextFences, nextProfile);
  }
}
