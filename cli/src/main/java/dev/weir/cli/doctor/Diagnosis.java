package dev.weir.cli.doctor;

import dev.weir.metrics.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The state of a pipeline: the first finding is the verdict, and the others may be its
 * consequences.
 *
 * @param everUsed whether any record ever arrived, as far back as the metrics go
 * @param catchUp when the slowest shard will have caught up; empty if nothing lags
 * @param timeLeft until the first records are lost, if the age of the backlog rises; empty
 *     otherwise
 */
public record Diagnosis(
    String pipeline,
    boolean everUsed,
    List<Diagnostic> findings,
    Optional<CatchUp> catchUp,
    Optional<TimeLeft> timeLeft) {

  /**
   * The time until records are lost.
   *
   * @param left the time
   * @param step that the records wait for
   * @param toGain how to extend it; empty if that is impossible, because a table keeps its changes
   *     for a day
   */
  public record TimeLeft(Duration left, String step, Optional<String> toGain) {}

  /** Beyond this time the age fluctuates rather than rises. */
  private static final double MAX_ESTIMATE = Duration.ofDays(365).toSeconds();

  public Diagnosis {
    findings = List.copyOf(findings);
  }

  /** Diagnoses the signals; a pure function. */
  public static Diagnosis of(Signals signals) {
    var findings = new ArrayList<Diagnostic>();
    disagreement(signals).ifPresent(findings::add);
    findings.addAll(StreamRules.findings(signals));
    // The input of the first step is the stream's arrivals; the input of a later step is the
    // previous step's writes.
    var arrived = signals.arrivals().total();
    for (var step : signals.steps()) {
      findings.addAll(SourceRules.findings(step, arrived));
      findings.addAll(SinkRules.findings(step));
      findings.addAll(ConsumerRules.findings(step));
      arrived = step.computing().commits();
    }
    // The sort is stable: for the same cause at two steps, the earlier step is reported first.
    findings.sort(Comparator.comparing(Diagnostic::verdict));
    if (findings.isEmpty()) {
      findings.add(healthy(signals));
    }
    return new Diagnosis(
        signals.pipeline(),
        signals.arrivals().ever(),
        findings,
        CatchUp.slowest(signals),
        timeLeft(signals));
  }

  /** Returns the cause that is reported first. */
  public Verdict verdict() {
    return findings.getFirst().verdict();
  }

  /**
   * Returns whether nobody needs to act. A pipeline that never received anything needs no action.
   */
  public boolean isWell() {
    return verdict() == Verdict.HEALTHY || (verdict() == Verdict.NOTHING_ARRIVING && !everUsed);
  }

  private static Optional<Diagnostic> disagreement(Signals signals) {
    return signals.disagreements() == 0
        ? Optional.empty()
        : Optional.of(
            new Diagnostic(
                Verdict.REPLICA_DISAGREEMENT,
                Step.RISK.id(),
                List.of(
                    String.format(
                        Locale.ROOT,
                        "the stored figures of %.0f portfolios differ from this Region's"
                            + " computation",
                        signals.disagreements())),
                List.of(),
                Remedies.deployAlike()));
  }

  private static Diagnostic healthy(Signals signals) {
    return new Diagnostic(
        Verdict.HEALTHY,
        signals.first().step(),
        List.of(
            String.format(
                Locale.ROOT,
                "%.1f records/s arrive, baseline %.1f",
                signals.arrivals().perSecond().now(),
                signals.arrivals().perSecond().usual()),
            String.format(
                Locale.ROOT,
                "the oldest record has waited %.0f ms",
                signals.steps().stream()
                    .mapToDouble(step -> step.waiting().ageMillis())
                    .max()
                    .orElse(0))),
        List.of(),
        "nothing");
  }

  private static Optional<TimeLeft> timeLeft(Signals signals) {
    return signals.steps().stream()
        .map(step -> timeLeft(step, signals))
        .flatMap(Optional::stream)
        .min(Comparator.comparing(TimeLeft::left));
  }

  private static Optional<TimeLeft> timeLeft(StepSignals step, Signals signals) {
    var waiting = step.waiting();
    if (waiting.ageSlope() <= 0 || waiting.ageMillis() < Thresholds.LAG_MILLIS) {
      return Optional.empty();
    }
    var left = (step.retentionMillis() - waiting.ageMillis()) / waiting.ageSlope();
    if (left > MAX_ESTIMATE) {
      return Optional.empty();
    }
    return Optional.of(
        new TimeLeft(
            Duration.ofSeconds((long) Math.max(0, left)),
            step.step(),
            step.equals(signals.first())
                ? Optional.of(Remedies.keepLonger(signals))
                : Optional.empty()));
  }
}
