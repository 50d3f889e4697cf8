package dev.weir.cli.doctor;

import static dev.weir.cli.doctor.SinkRules.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Between a stream and its function: the event source, which may not run, or drop what it reads.
 */
final class SourceRules {

  private SourceRules() {}

  /**
   * What is wrong before a step.
   *
   * @param arrived records that came into what it reads
   */
  static List<Diagnostic> findings(StepSignals step, double arrived) {
    var findings = new ArrayList<Diagnostic>();
    filtered(step).ifPresent(findings::add);
    if (findings.isEmpty()) {
      notInvoked(step, arrived).ifPresent(findings::add);
    }
    return findings;
  }

  private static Optional<Diagnostic> filtered(StepSignals step) {
    var reading = step.reading();
    return reading.filteredOut() < Thresholds.SOME
            || reading.filteredOut() < Thresholds.DROPPED_SHARE * reading.polled()
        ? Optional.empty()
        : Optional.of(
            new Diagnostic(
                Verdict.EVERYTHING_DROPPED,
                step.step(),
                List.of(
                    text(
                        "the event source's filter drops %.0f of %.0f records",
                        reading.filteredOut(), reading.polled())),
                List.of(),
                Remedies.lookAtEventSource(step)));
  }

  // Where an invocation takes long none may have been given any for a while, but records wait. By
  // its invocations it can't be determined: some functions are run by a schedule as well.
  private static Optional<Diagnostic> notInvoked(StepSignals step, double arrived) {
    return arrived < Thresholds.MANY
            || step.reading().given() > 0
            || step.computing().throttled() > 0
            || step.waiting().ageMillis() > 0
        ? Optional.empty()
        : Optional.of(
            new Diagnostic(
                Verdict.NOT_INVOKED,
                step.step(),
                List.of(text("%.0f records came, and the function was given none", arrived)),
                List.of(text("the event source read %.0f", step.reading().polled())),
                Remedies.lookAtEventSource(step)));
  }
}
