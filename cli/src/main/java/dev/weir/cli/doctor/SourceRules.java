package dev.weir.cli.doctor;

import static dev.weir.cli.doctor.SinkRules.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Rules about the event source between a stream and its function, which may not run, or may drop
 * its input.
 */
final class SourceRules {

  private SourceRules() {}

  /**
   * Returns the faults in a step's event source.
   *
   * @param arrived records that entered the stream or table that the step reads
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

  // During a long invocation the function may be given nothing for a while, but then records wait.
  // The invocation count does not help, because some functions are also run by a schedule.
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
                List.of(text("%.0f records arrived, and the function received none", arrived)),
                List.of(text("the event source read %.0f", step.reading().polled())),
                Remedies.lookAtEventSource(step)));
  }
}
