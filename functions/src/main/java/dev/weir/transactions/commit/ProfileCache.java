package dev.weir.transactions.commit;

import dev.weir.stream.Concurrency;
import dev.weir.transactions.decide.StoredProfile;
import dev.weir.transactions.rules.NewLocationSpreeRule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The profiles that this instance last read or wrote, so that few are read in normal operation. The
 * least recently used are dropped first. A remembered profile may be stale, which a commit detects.
 */
public final class ProfileCache {

  private static final long MAX_BYTES = 64L << 20;

  private final UserProfiles store;
  private final Concurrency concurrency;
  private final Map<String, StoredProfile> known = new LinkedHashMap<>(16, 0.75f, true);
  private long bytes;

  public ProfileCache(UserProfiles store, Concurrency concurrency) {
    this.store = store;
    this.concurrency = concurrency;
  }

  /**
   * Returns the users' profiles, {@link StoredProfile#NONE} if none is stored. All unknown ones are
   * read in one call.
   *
   * @throws dev.weir.stream.UnavailableException if the table does not answer
   */
  public Map<String, StoredProfile> of(Collection<String> users) {
    var profiles = new HashMap<String, StoredProfile>();
    var unknown = new ArrayList<String>();
    for (var user : users) {
      var profile = find(user);
      profiles.put(user, profile);
      if (profile.version() == StoredProfile.NONE.version()) {
        unknown.add(user);
      }
    }
    concurrency.map(inParts(unknown), store::read).forEach(profiles::putAll);
    return profiles;
  }

  private synchronized StoredProfile find(String user) {
    return known.getOrDefault(user, StoredProfile.NONE);
  }

  private static List<List<String>> inParts(List<String> users) {
    var parts = new ArrayList<List<String>>();
    for (var from = 0; from < users.size(); from += UserProfiles.MAX_AT_ONCE) {
      parts.add(users.subList(from, Math.min(users.size(), from + UserProfiles.MAX_AT_ONCE)));
    }
    return parts;
  }

  /** Remembers the profile that is stored now. */
  synchronized void remember(String user, StoredProfile profile) {
    forget(user);
    known.put(user, profile);
    bytes += weightOf(profile);
    while (bytes > MAX_BYTES) {
      forget(known.keySet().iterator().next());
    }
  }

  /** Forgets a user whose stored profile is unknown. */
  synchronized void forget(String user) {
    var forgotten = known.remove(user);
    if (forgotten != null) {
      bytes -= weightOf(forgotten);
    }
  }

  // Its approximate size in memory.
  private static int weightOf(StoredProfile stored) {
    var profile = stored.profile();
    var places = profile.part(NewLocationSpreeRule.KIND).visits().size();
    return 2_000 + 500 * profile.purchases().size() + 300 * places + 12 * profile.seen().size();
  }
}
