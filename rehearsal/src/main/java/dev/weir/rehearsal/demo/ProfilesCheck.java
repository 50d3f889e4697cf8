package dev.weir.rehearsal.demo;

import dev.weir.transactions.commit.UserProfiles;
import dev.weir.transactions.decide.StoredProfile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Compares the users' profiles with the transactions that were sent. */
final class ProfilesCheck {

  private final UserProfiles profiles;

  ProfilesCheck(UserProfiles profiles) {
    this.profiles = profiles;
  }

  /**
   * Returns the differences as sentences; empty if every profile has each transaction once.
   *
   * @param transactions the number for each user, counting each duplicate once
   */
  List<String> differences(Map<String, Integer> transactions) {
    var stored = read(List.copyOf(transactions.keySet()));
    var differences = new ArrayList<String>();
    new TreeMap<>(transactions)
        .forEach(
            (user, made) -> {
              var profile = stored.get(user);
              var applied = profile == null ? 0 : profile.profile().transactions();
              if (applied != made) {
                differences.add(
                    "profile of %s: %d transactions, sent %d".formatted(user, applied, made));
              }
            });
    return differences;
  }

  private Map<String, StoredProfile> read(List<String> users) {
    var stored = new HashMap<String, StoredProfile>();
    for (var from = 0; from < users.size(); from += UserProfiles.MAX_AT_ONCE) {
      var to = Math.min(users.size(), from + UserProfiles.MAX_AT_ONCE);
      stored.putAll(profiles.read(users.subList(from, to)));
    }
    return stored;
  }
}
