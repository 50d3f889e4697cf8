package dev.weir.cli.rules;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.weir.cli.rules.RuleChanges.ChangedRuleValue;
import dev.weir.client.terminal.Times;
import dev.weir.transactions.rules.RuleSet;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;

/**
 * The history of the rules: when each version took effect, and its changes.
 *
 * @param json whether it is for machines: {@code {"version","appliedAt","valid","changes":[...]}}
 *     per line
 * @param times for people
 */
record RuleHistoryReport(boolean json, Times times, PrintWriter out) {

  void print(RuleHistory history) {
    var before = RuleSet.defaults();
    for (var version : history.versions()) {
      var rules = version.rules();
      var changes = RuleChanges.between(before, rules.orElse(before));
      out.println(json ? line(version, changes) : title(version, times));
      if (!json) {
        changes.forEach(change -> out.println("  " + change));
      }
      before = rules.orElse(before);
    }
  }

  static String title(RuleStore.StoredRuleVersion version, Times times) {
    return "Version %d, %s%s"
        .formatted(
            version.number(),
            version
                .appliedAt()
                .map(at -> "applied " + times.inText(at))
                .orElse("the built-in rules"),
            version.rules().isEmpty() ? ": not a rule set, ignored" : "");
  }

  private static String line(RuleStore.StoredRuleVersion version, List<ChangedRuleValue> changes) {
    var line = JsonNodeFactory.instance.objectNode();
    line.put("version", version.number());
    line.put("appliedAt", version.appliedAt().map(Instant::toString).orElse(null));
    line.put("valid", version.rules().isPresent());
    RuleChanges.addTo(line.putArray("changes"), changes);
    return line.toString();
  }
}
