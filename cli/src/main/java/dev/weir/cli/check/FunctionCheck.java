package dev.weir.cli.check;

import dev.weir.cli.check.AccountParts.Function;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Whether a function can run, and is run where a schedule has to. */
final class FunctionCheck {

  /** Two runs of the slowest schedule. */
  static final Duration SCHEDULED_WITHIN = Duration.ofMinutes(31);

  private static final String EVENTS = "events.amazonaws.com";
  private static final String INVOKE = "lambda:InvokeFunction";
  private static final Set<String> LEVELS = Set.of("TRACE", "DEBUG", "INFO");

  private final String name;
  private final AwsCommand aws;

  FunctionCheck(String name, AwsCommand aws) {
    this.name = name;
    this.aws = aws;
  }

  String subject() {
    return "Function " + name;
  }

  /** It, or its alias, is not there. */
  CheckFinding missing() {
    return found(
        "is not there, or its alias live is not",
        "If only the alias is missing: "
            + aws.of("lambda create-alias --function-name %s --name live".formatted(name))
            + " --function-version with the latest of aws lambda list-versions-by-function. "
            + "Otherwise "
            + AwsCommand.REVERT);
  }

  /** All that is wrong with the function that the alias invokes. */
  List<CheckFinding> of(Function function) {
    var findings = new ArrayList<CheckFinding>();
    if (!function.state().equals("Active")) {
      findings.add(inState(function));
    }
    if (!function.snapshot().equals("On")) {
      findings.add(
          found(
              "runs without a snapshot (SnapStart is " + function.snapshot() + "): starts are slow",
              moveAlias()
                  + " that has one. If the deployed version has none, its log says what the"
                  + " snapshot failed with."));
    }
    if (!LEVELS.contains(function.logLevel())) {
      findings.add(
          found(
              "keeps log lines from "
                  + function.logLevel()
                  + " on: its metrics count as INFO and are dropped, so alarms are blind",
              moveAlias() + " whose application log level is INFO."));
    }
    return findings;
  }

  private CheckFinding inState(Function function) {
    return switch (function.state()) {
      case "Inactive" ->
          found(
              "is Inactive: it was not invoked for 14 days, its first invocation fails",
              "Nothing is lost by that; docs/DEPLOY.md, Idle functions, says how to keep it.");
      case "Pending" -> found("is Pending, not Active", "Wait, and check again.");
      default ->
          found(
              "is " + function.state() + ", not Active" + because(function.reason()),
              "Remove the cause that Lambda names; then publish the version again: "
                  + AwsCommand.REVERT);
    };
  }

  private static String because(String reason) {
    return reason.isEmpty() ? "" : ": " + reason;
  }

  // What a version runs with can't be changed any more, only which version it is.
  private String moveAlias() {
    return aws.of("lambda update-alias --function-name %s --name live".formatted(name))
        + " --function-version with the deployed version, one";
  }

  /** Whether its reserved concurrency lets it run. */
  List<CheckFinding> ofReserved(int concurrency) {
    return concurrency == 0
        ? List.of(
            found(
                "has a reserved concurrency of 0: it is never invoked",
                aws.of("lambda delete-function-concurrency --function-name " + name)))
        : List.of();
  }

  /** Returns whether the policy of its alias lets a schedule invoke it. */
  static boolean admitsSchedule(String policy, String alias) {
    return ResourcePolicy.of(policy).allows(EVENTS, INVOKE, alias);
  }

  /** Its policy keeps its schedule out. */
  CheckFinding closed() {
    return found(
        "does not let " + EVENTS + " invoke its alias live: its schedule can't",
        "Remove a statement that denies it, or "
            + aws.of(
                "lambda add-permission --function-name "
                    + name
                    + " --qualifier live --statement-id schedule --action "
                    + INVOKE
                    + " --principal "
                    + EVENTS)
            + " --source-arn with its rule's ARN.");
  }

  /** Whether its schedule runs. */
  List<CheckFinding> ofScheduled(Function function, long invocations, Instant now) {
    return invocations == 0 && function.deployedAt().isBefore(now.minus(SCHEDULED_WITHIN))
        ? List.of(
            found(
                "was not invoked for half an hour: its schedule does not run",
                aws.of("events enable-rule")
                    + " --name with its rule (EachMinute or EachQuarterOfAnHour in its name)."))
        : List.of();
  }

  private CheckFinding found(String problem, String remedy) {
    return new CheckFinding(subject(), problem, remedy);
  }
}
