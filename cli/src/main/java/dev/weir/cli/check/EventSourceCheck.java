package dev.weir.cli.check;

import dev.weir.cli.check.AccountParts.DeployedEventSource;
import java.util.ArrayList;
import java.util.List;

/** Whether an event source runs, and as the fence needs it. */
final class EventSourceCheck {

  private static final int WITHOUT_LIMIT = -1;
  private static final String LIVE = ":live";

  private final String subject;
  private final List<CheckFinding> findings = new ArrayList<>();

  private EventSourceCheck(String subject) {
    this.subject = subject;
  }

  /**
   * All that is wrong with it.
   *
   * @param source as it is
   * @param function name of the function that it has to invoke
   * @param wanted what it has to read, for a person
   * @param readsIt whether it does
   */
  static List<CheckFinding> of(
      String subject, DeployedEventSource source, String function, String wanted, boolean readsIt) {
    var check = new EventSourceCheck(subject);
    check.runs(source);
    check.reads(source, wanted, readsIt);
    check.invokes(source, function);
    check.keepsOrder(source);
    return check.findings;
  }

  private void runs(DeployedEventSource source) {
    if (!source.state().equals("Enabled")) {
      found(
          "is " + source.state() + ", not Enabled: nothing is read",
          "aws lambda update-event-source-mapping --enabled, or wait where it is just being made.");
    }
    // Lambda's words where an invocation or a read went wrong.
    if (source.lastResult().startsWith("PROBLEM")) {
      found(
          "Lambda reports " + source.lastResult(),
          "Compare the function's role and log; docs/RUNBOOK.md, -not-read.");
    }
  }

  private void reads(DeployedEventSource source, String wanted, boolean readsIt) {
    if (!readsIt) {
      found("reads " + source.sourceArn() + ", not " + wanted, CheckFinding.REDEPLOY);
    }
    if (source.start().equals("LATEST")) {
      found(
          "began at LATEST: what the stream held was skipped",
          "Rebuild under a new projection; docs/DEPLOY.md, Rebuild.");
    }
    if (source.filters()) {
      found("has a filter: what it drops is never seen", "Remove it. " + CheckFinding.REDEPLOY);
    }
  }

  private void invokes(DeployedEventSource source, String function) {
    if (!source.functionArn().endsWith(":" + function + LIVE)) {
      found(
          "invokes %s, not the alias live of %s".formatted(source.functionArn(), function),
          CheckFinding.REDEPLOY);
    }
  }

  private void keepsOrder(DeployedEventSource source) {
    if (source.parallelization() > 1) {
      found(
          "has " + source.parallelization() + " batches of a shard at a time: records are lost",
          CheckFinding.REDEPLOY + " Then rebuild; docs/DEPLOY.md, Rebuild.");
    }
    if (source.bisects()) {
      found(
          "bisects failed batches: records are lost",
          CheckFinding.REDEPLOY + " Then rebuild; docs/DEPLOY.md, Rebuild.");
    }
    if (source.retries() != WITHOUT_LIMIT || source.maxAgeSeconds() != WITHOUT_LIMIT) {
      found(
          "gives records up (retries %d, age %d s; both have to be -1)"
              .formatted(source.retries(), source.maxAgeSeconds()),
          CheckFinding.REDEPLOY + " Then docs/RUNBOOK.md, -dropped.");
    }
    if (source.tumblingSeconds() > 0) {
      found("has a tumbling window", CheckFinding.REDEPLOY);
    }
    if (!source.responseTypes().contains("ReportBatchItemFailures")) {
      found(
          "takes no partial failures: one bad record repeats its whole batch again and again",
          CheckFinding.REDEPLOY);
    }
  }

  private void found(String problem, String remedy) {
    findings.add(new CheckFinding(subject, problem, remedy));
  }
}
