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
  private static final Set<String> LEVELS = Set.of("TRACE", "DEBUG", "INFO");

  private FunctionCheck() {}

  /** All that is wrong with a function. */
  static List<CheckFinding> of(String subject, Function function) {
    var findings = new ArrayList<CheckFinding>();
    if (function.state().equals("Inactive")) {
      findings.add(
          new CheckFinding(
              subject,
              "is Inactive: it was not invoked for 14 days, its first invocation fails",
              "Nothing is lost by that; docs/DEPLOY.md, Idle functions, says how to keep it."));
    } else if (!function.state().equals("Active")) {
      findings.add(
          new CheckFinding(
              subject,
              "is " + function.state() + ", not Active",
              "Wait, or after a while: " + CheckFinding.REDEPLOY));
    }
    if (!function.snapshot().equals("On")) {
      findings.add(
          new CheckFinding(
              subject,
              "runs without a snapshot (SnapStart is " + function.snapshot() + "): starts are slow",
              CheckFinding.REDEPLOY
                  + " Look at the function's log for what the snapshot failed with."));
    }
    if (function.reserved().isPresent() && function.reserved().getAsInt() == 0) {
      findings.add(
          new CheckFinding(
              subject,
              "has a reserved concurrency of 0: it is never invoked",
              "aws lambda delete-function-concurrency."));
    }
    if (!LEVELS.contains(function.logLevel())) {
      findings.add(
          new CheckFinding(
              subject,
              "keeps log lines from "
                  + function.logLevel()
                  + " on: its metrics count as INFO and are dropped, so alarms are blind",
              "Set the application log level to INFO. " + CheckFinding.REDEPLOY));
    }
    return findings;
  }

  /** Problems of a function that a schedule has to invoke. */
  static List<CheckFinding> ofScheduled(
      String subject, Function function, long invocations, Instant now) {
    var findings = new ArrayList<CheckFinding>();
    if (!function.invokers().contains(EVENTS)) {
      findings.add(
          new CheckFinding(
              subject,
              "does not let " + EVENTS + " invoke its alias live: its schedule can't",
              CheckFinding.REDEPLOY));
    } else if (invocations == 0 && function.deployedAt().isBefore(now.minus(SCHEDULED_WITHIN))) {
      findings.add(
          new CheckFinding(
              subject,
              "was not invoked for half an hour: its schedule does not run",
              "Enable its rule in EventBridge."));
    }
    return findings;
  }
}
