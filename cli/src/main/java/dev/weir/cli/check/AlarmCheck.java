package dev.weir.cli.check;

import dev.weir.cli.check.AccountParts.DeployedAlarm;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Whether every alarm is there, has data, and calls somebody. */
final class AlarmCheck {

  private final String topic;
  private final AwsCommand aws;

  private AlarmCheck(String topic, AwsCommand aws) {
    this.topic = topic;
    this.aws = aws;
  }

  /**
   * All that is wrong with them.
   *
   * @param expected ids of those that there have to be, by name
   * @param topic ARN of the operations topic
   */
  static List<CheckFinding> of(
      SortedMap<String, String> expected, List<DeployedAlarm> found, String topic, AwsCommand aws) {
    Map<String, DeployedAlarm> byName =
        found.stream().collect(Collectors.toMap(DeployedAlarm::name, Function.identity()));
    var check = new AlarmCheck(topic, aws);
    var findings = new ArrayList<CheckFinding>();
    expected.forEach(
        (name, id) -> {
          var alarm = byName.get(name);
          if (alarm == null) {
            findings.add(new CheckFinding("Alarm " + name, "is not there", AwsCommand.REVERT));
          } else {
            findings.addAll(check.of(alarm, id));
          }
        });
    return findings;
  }

  private List<CheckFinding> of(DeployedAlarm alarm, String id) {
    var subject = "Alarm " + alarm.name();
    var findings = new ArrayList<CheckFinding>();
    if (!alarm.actsAtAll()) {
      findings.add(
          new CheckFinding(
              subject,
              "its actions are disabled",
              aws.of("cloudwatch enable-alarm-actions --alarm-names " + alarm.name())));
    }
    if (!alarm.actions().contains(topic)) {
      findings.add(
          new CheckFinding(subject, "does not notify the operations topic", AwsCommand.REVERT));
    }
    switch (alarm.state()) {
      case "INSUFFICIENT_DATA" ->
          findings.add(
              new CheckFinding(
                  subject,
                  "has no data",
                  "Wait for some minutes after a deployment; then docs/RUNBOOK.md, "
                      + id
                      + ": its metric's function or stream."));
      case "ALARM" ->
          findings.add(new CheckFinding(subject, "is raised", "docs/RUNBOOK.md, " + id + "."));
      default -> {
        // OK: it was evaluated.
      }
    }
    return findings;
  }
}
