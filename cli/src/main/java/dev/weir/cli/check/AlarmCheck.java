package dev.weir.cli.check;

import dev.weir.cli.check.AccountParts.DeployedAlarm;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Whether every alarm is there, has data, and calls somebody. */
final class AlarmCheck {

  private AlarmCheck() {}

  /**
   * All that is wrong with them.
   *
   * @param expected names of those that there have to be
   * @param topic ARN of the operations topic
   */
  static List<CheckFinding> of(
      SortedSet<String> expected, List<DeployedAlarm> found, String topic) {
    Map<String, DeployedAlarm> byName =
        found.stream().collect(Collectors.toMap(DeployedAlarm::name, Function.identity()));
    var findings = new ArrayList<CheckFinding>();
    for (var name : expected) {
      var alarm = byName.get(name);
      if (alarm == null) {
        findings.add(new CheckFinding("Alarm " + name, "is not there", CheckFinding.REDEPLOY));
      } else {
        findings.addAll(of(alarm, topic));
      }
    }
    return findings;
  }

  private static List<CheckFinding> of(DeployedAlarm alarm, String topic) {
    var subject = "Alarm " + alarm.name();
    var findings = new ArrayList<CheckFinding>();
    if (!alarm.actsAtAll()) {
      findings.add(
          new CheckFinding(
              subject, "its actions are disabled", "aws cloudwatch enable-alarm-actions."));
    }
    if (!alarm.actions().contains(topic)) {
      findings.add(
          new CheckFinding(subject, "does not notify the operations topic", CheckFinding.REDEPLOY));
    }
    switch (alarm.state()) {
      case "INSUFFICIENT_DATA" ->
          findings.add(
              new CheckFinding(
                  subject,
                  "has no data",
                  "Wait for some minutes after a deployment; then docs/RUNBOOK.md, its metric's"
                      + " function or stream."));
      case "ALARM" ->
          findings.add(
              new CheckFinding(subject, "is raised", "docs/RUNBOOK.md has a section for it."));
      default -> {
        // OK: it was evaluated.
      }
    }
    return findings;
  }
}
