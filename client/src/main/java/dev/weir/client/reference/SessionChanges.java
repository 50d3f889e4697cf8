package dev.weir.client.reference;

import dev.weir.market.SessionName;
import dev.weir.market.reference.ReferenceSet;
import dev.weir.market.reference.SessionHours;
import dev.weir.settings.SettingProblem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/**
 * Compares declared sessions with those loaded before. A session's opening determines its place in
 * the order of marks, so it must not change while marks of the session are stored. A session whose
 * name contains a time is placed at that time.
 */
final class SessionChanges {

  private SessionChanges() {}

  static List<SettingProblem> problems(ReferenceSet before, ReferenceSet after) {
    var openings = new HashMap<List<String>, SessionHours>();
    before.sessions().forEach(each -> openings.put(key(each), each));
    var problems = new ArrayList<SettingProblem>();
    for (var each : after.sessions()) {
      var was = openings.get(key(each));
      if (was != null
          && SessionName.startOf(each.session()).isEmpty()
          && !was.opensAt().equals(each.opensAt())) {
        problems.add(
            new SettingProblem(
                SessionFile.NAME + " " + each.venue() + " session",
                each.session(),
                "give another name; this one was loaded with the opening " + was.opensAt()));
      }
    }
    return problems;
  }

  private static List<String> key(SessionHours hours) {
    return List.of(hours.venue(), hours.session());
  }
}
