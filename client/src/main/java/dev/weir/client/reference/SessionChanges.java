package dev.weir.client.reference;

import dev.weir.market.SessionName;
import dev.weir.market.reference.ReferenceSet;
import dev.weir.market.reference.SessionHours;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/**
 * Compares declared sessions with those that were loaded before. A session's opening is its place
 * in the order of marks, so it may not change while marks of it are stored; one that names its own
 * time stands at that time.
 */
final class SessionChanges {

  private SessionChanges() {}

  /** What is wrong, a line each. */
  static List<String> problems(ReferenceSet before, ReferenceSet after) {
    var openings = new HashMap<List<String>, SessionHours>();
    before.sessions().forEach(each -> openings.put(key(each), each));
    var problems = new ArrayList<String>();
    for (var each : after.sessions()) {
      var was = openings.get(key(each));
      if (was != null
          && SessionName.startOf(each.session()).isEmpty()
          && !was.opensAt().equals(each.opensAt())) {
        problems.add(
            "sessions.csv: the session %s of %s was loaded with the opening %s; give another name"
                .formatted(each.session(), each.venue(), was.opensAt()));
      }
    }
    return problems;
  }

  private static List<String> key(SessionHours hours) {
    return List.of(hours.venue(), hours.session());
  }
}
