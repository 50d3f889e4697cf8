package dev.weir.cli.check;

import dev.weir.cli.check.AccountParts.DeployedEventSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether an event source runs, and as the fence needs it. CloudFormation does not detect that one
 * was changed or deleted by hand, so every remedy is a command of its own.
 */
final class EventSourceCheck {

  /** What to do where it must be made again. */
  static final String MAKE_AGAIN = "docs/DEPLOY.md, An event source that is gone.";

  private static final int WITHOUT_LIMIT = -1;

  private final String subject;
  private final String function;
  private final DeployedEventSource source;
  private final String id;
  private final AwsCommand aws;
  private final List<CheckFinding> findings = new ArrayList<>();

  private EventSourceCheck(
      String subject, String id, String function, DeployedEventSource source, AwsCommand aws) {
    this.subject = subject;
    this.function = function;
    this.source = source;
    this.id = id;
    this.aws = aws;
  }

  /**
   * All that is wrong with it, except for what it reads.
   *
   * @param function that it must invoke, by its alias {@code live}
   * @param source as it is
   */
  static List<CheckFinding> of(
      String subject, String id, String function, DeployedEventSource source, AwsCommand aws) {
    var check = new EventSourceCheck(subject, id, function, source, aws);
    check.runs();
    check.invokes();
    check.seesEverything();
    check.keepsOrder();
    return check.findings;
  }

  private void runs() {
    var state = source.state();
    if (!state.equals("Enabled")) {
      found("is " + state + ", not Enabled: nothing is read", remedyOf(state));
    }
    // Lambda's words where an invocation or a read went wrong.
    if (source.lastResult().startsWith("PROBLEM")) {
      found(
          "Lambda reports " + source.lastResult(),
          "Compare the function's role and log; docs/RUNBOOK.md, -not-read.");
    }
  }

  private String remedyOf(String state) {
    return switch (state) {
      case "Deleting" -> MAKE_AGAIN;
      case "Creating", "Enabling", "Updating" -> "Wait, and check again.";
      default -> update("--enabled") + ". While it is Disabling, Lambda refuses that.";
    };
  }

  private void invokes() {
    if (!source.functionArn().endsWith(":function:" + function + ":live")) {
      found(
          "invokes " + source.functionArn() + ", not the alias live of " + function,
          update("--function-name " + function + ":live"));
    }
  }

  private void seesEverything() {
    if (source.start().equals("LATEST")) {
      found(
          "began at LATEST: what the stream held was skipped",
          "Rebuild under a new projection; docs/DEPLOY.md, Rebuild.");
    }
    if (source.filters()) {
      found("has a filter: what it drops is never seen", update("--filter-criteria '{}'"));
    }
  }

  private void keepsOrder() {
    if (source.parallelization() > 1) {
      found(
          "has " + source.parallelization() + " batches of a shard at a time: records are lost",
          update("--parallelization-factor 1") + ", then rebuild (docs/DEPLOY.md, Rebuild).");
    }
    if (source.bisects()) {
      found(
          "bisects failed batches: records are lost",
          update("--no-bisect-batch-on-function-error")
              + ", then rebuild (docs/DEPLOY.md, Rebuild).");
    }
    if (source.retries() != WITHOUT_LIMIT || source.maxAgeSeconds() != WITHOUT_LIMIT) {
      found(
          "gives records up (retries %d, age %d s; both have to be -1)"
              .formatted(source.retries(), source.maxAgeSeconds()),
          update("--maximum-retry-attempts -1 --maximum-record-age-in-seconds -1")
              + "; docs/RUNBOOK.md, -dropped.");
    }
    if (source.tumblingSeconds() > 0) {
      found(
          "has a tumbling window: order and state are those of the window",
          update("--tumbling-window-in-seconds 0"));
    }
    if (!source.responseTypes().contains("ReportBatchItemFailures")) {
      found(
          "does not read partial failures: what must be delivered again counts as done, and is"
              + " lost",
          update("--function-response-types ReportBatchItemFailures")
              + ", then rebuild (docs/DEPLOY.md, Rebuild).");
    }
  }

  private String update(String options) {
    return aws.of("lambda update-event-source-mapping --uuid " + id + " " + options);
  }

  private void found(String problem, String remedy) {
    findings.add(new CheckFinding(subject, problem, remedy));
  }
}
