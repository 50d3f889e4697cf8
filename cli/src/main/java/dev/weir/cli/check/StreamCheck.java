package dev.weir.cli.check;

import dev.weir.cli.check.AccountParts.DeployedStream;
import dev.weir.cli.check.AccountParts.FanOut;
import java.util.ArrayList;
import java.util.List;

/** Whether a stream takes records and keeps them long enough, and pushes them where it has to. */
final class StreamCheck {

  private static final String ACTIVE = "ACTIVE";

  private final String name;
  private final AwsCommand aws;

  StreamCheck(String name, AwsCommand aws) {
    this.name = name;
    this.aws = aws;
  }

  String subject() {
    return "Stream " + name;
  }

  /**
   * All that is wrong with it.
   *
   * @param hours that it must keep records for, at least
   */
  List<CheckFinding> of(DeployedStream stream, int hours) {
    var findings = new ArrayList<CheckFinding>();
    if (!stream.status().equals(ACTIVE)) {
      findings.add(
          found(
              "is " + stream.status() + ", not ACTIVE",
              stream.status().equals("DELETING")
                  ? "Its records are lost. Once it is gone: " + AwsCommand.REVERT
                  : "Wait, and check again."));
    }
    if (stream.retentionHours() < hours) {
      findings.add(
          found(
              "keeps records for %d hours, not %d".formatted(stream.retentionHours(), hours),
              "The guard of retention raises it within a quarter of an hour; if it does not, look"
                  + " at its log, and "
                  + aws.of(
                      "kinesis increase-stream-retention-period --stream-name "
                          + name
                          + " --retention-period-hours "
                          + hours)));
    }
    return findings;
  }

  /**
   * Whether its consumer for the stack is active; other applications have their own.
   *
   * @param consumer its name
   */
  List<CheckFinding> ofConsumer(String consumer, List<FanOut> all) {
    var own = all.stream().filter(one -> one.name().equals(consumer)).toList();
    if (own.isEmpty()) {
      return List.of(
          found(
              "its consumer " + consumer + " is not there: nothing is pushed",
              EventSourceCheck.MAKE_AGAIN));
    }
    return own.stream()
        .filter(one -> !one.status().equals(ACTIVE))
        .map(
            one ->
                found(
                    "its consumer %s %s is not active".formatted(one.name(), one.status()),
                    one.status().equals("DELETING")
                        ? EventSourceCheck.MAKE_AGAIN
                        : "Wait, and check again."))
        .toList();
  }

  private CheckFinding found(String problem, String remedy) {
    return new CheckFinding(subject(), problem, remedy);
  }
}
