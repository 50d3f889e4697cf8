package dev.weir.cli.doctor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What is wrong with a pipeline: the first finding is the verdict, the others may be its
 * consequences.
 *
 * @param timeLeft until the first records are lost, where what waits gets older; empty where it
 *     does not
 */
public record Diagnosis(String pipeline, List<Finding> findings, Optional<Duration> timeLeft) {

  /** What would take longer does not rise: it goes up and down. */
  private static final double LONGEST_TOLD = Duration.ofDays(365).toSeconds();

  public Diagnosis {
    findings = List.copyOf(findings);
  }

  /** A pure function of the signals. */
  public static Diagnosis of(Signals signals) {
    var findings = new ArrayList<Finding>();
    disagreement(signals).ifPresent(findings::add);
    findings.addAll(StreamRules.findings(signals));
    for (var step : signals.steps()) {
      findings.addAll(SinkRules.findings(step));
      findings.addAll(ConsumerRules.findings(step));
    }
    // Stable: of the same cause at two steps the earlier step's is told first.
    findings.sort(Comparator.comparing(Finding::verdict));
    if (findings.isEmpty()) {
      findings.add(healthy(signals));
    }
    return new Diagnosis(signals.pipeline(), findings, timeLeft(signals));
  }

  /** The cause that is told first. */
  public Verdict verdict() {
    return findings.getFirst().verdict();
  }

  /** Whether somebody has to do something. Where nothing ever came, nobody has to. */
  public boolean isWell() {
    return verdict() == Verdict.HEALTHY
        || (verdict() == Verdict.NOTHING_ARRIVING && !arrivedOnce());
  }

  private boolean arrivedOnce() {
    return !findings.getFirst().evidence().contains(StreamRules.NEVER);
  }

  private static Optional<Finding> disagreement(Signals signals) {
    return signals.disagreements() == 0
        ? Optional.empty()
        : Optional.of(
            new Finding(
                Verdict.REPLICA_DISAGREEMENT,
                signals.steps().getLast().step(),
                List.of(
                    String.format(
                        Locale.ROOT,
                        "%.0f portfolios' stored figures are not what this Region computes",
                        signals.disagreements())),
                List.of(),
                "docs/RUNBOOK.md#market-disagreement: deploy the same version in both Regions"));
  }

  private static Finding healthy(Signals signals) {
    return new Finding(
        Verdict.HEALTHY,
        signals.first().step(),
        List.of(
            String.format(
                Locale.ROOT,
                "%.1f records/s arrive, usually %.1f",
                signals.arrivals().perSecond().now(),
                signals.arrivals().perSecond().usual()),
            String.format(
                Locale.ROOT,
                "the oldest waits %.0f ms",
                signals.steps().stream()
                    .mapToDouble(step -> step.waiting().ageMillis())
                    .max()
                    .orElse(0))),
        List.of(),
        "nothing to do");
  }

  private static Optional<Duration> timeLeft(Signals signals) {
    return signals.steps().stream()
        .map(Diagnosis::timeLeft)
        .flatMap(Optional::stream)
        .min(Comparator.naturalOrder());
  }

  private static Optional<Duration> timeLeft(StepSignals step) {
    var waiting = step.waiting();
    if (waiting.ageSlope() <= 0 || waiting.ageMillis() < Thresholds.LAG_MILLIS) {
      return Optional.empty();
    }
    var left = (step.retentionMillis() - waiting.ageMillis()) / waiting.ageSlope();
    return left > LONGEST_TOLD
        ? Optional.empty()
        : Optional.of(Duration.ofSeconds((long) Math.max(0, left)));
  }
}
