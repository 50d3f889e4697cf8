package dev.weir.cli.doctor;

import dev.weir.metrics.Step;
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
 * @param everUsed whether any record ever came, as far as the metrics go back
 * @param catchUp when the slowest shard will have caught up; empty where nothing lags
 * @param timeLeft until the first records are lost, where what waits gets older; empty where it
 *     does not
 */
public record Diagnosis(
    String pipeline,
    boolean everUsed,
    List<Diagnostic> findings,
    Optional<CatchUp> catchUp,
    Optional<TimeLeft> timeLeft) {

  /**
   * How long until records are lost.
   *
   * @param left the time
   * @param step that they wait for
   * @param toGain what makes it longer; empty where nothing does, because a table keeps its changes
   *     for a day
   */
  public record TimeLeft(Duration left, String step, Optional<String> toGain) {}

  /** What would take longer does not rise: it goes up and down. */
  private static final double MAX_TOLD = Duration.ofDays(365).toSeconds();

  public Diagnosis {
    findings = List.copyOf(findings);
  }

  /** A pure function of the signals. */
  public static Diagnosis of(Signals signals) {
    var findings = new ArrayList<Diagnostic>();
    disagreement(signals).ifPresent(findings::add);
    findings.addAll(StreamRules.findings(signals));
    // What the first step has to read came into the stream, what a later one has the one before it
    // has written.
    var arrived = signals.arrivals().total();
    for (var step : signals.steps()) {
      findings.addAll(SourceRules.findings(step, arrived));
      findings.addAll(SinkRules.findings(step));
      findings.addAll(ConsumerRules.findings(step));
      arrived = step.computing().commits();
    }
    // Stable: of the same cause at two steps the earlier step's is reported first.
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

  /** The cause that is reported first. */
  public Verdict verdict() {
    return findings.getFirst().verdict();
  }

  /** Whether somebody has to do something. Where nothing ever came, nobody has to. */
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
                        "%.0f portfolios' stored figures are not what this Region computes",
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
    if (left > MAX_TOLD) {
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
