package dev.weir.cli.doctor;

import static dev.weir.cli.doctor.SinkRules.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rules about the function: unreadable input, duration and concurrency. */
final class ConsumerRules {

  private ConsumerRules() {}

  static List<Diagnostic> findings(StepSignals signals) {
    var findings = new ArrayList<Diagnostic>();
    throttled(signals).ifPresent(findings::add);
    unreadable(signals).ifPresent(findings::add);
    slow(signals).ifPresent(findings::add);
    blocked(signals).ifPresent(findings::add);
    cold(signals).ifPresent(findings::add);
    return findings;
  }

  private static Optional<Diagnostic> throttled(StepSignals signals) {
    return signals.computing().throttled() < Thresholds.SOME
        ? Optional.empty()
        : Optional.of(
            new Diagnostic(
                Verdict.CONCURRENCY_CAP,
                signals.step(),
                List.of(text("%.0f invocations were throttled", signals.computing().throttled())),
                List.of(text("invocations: %.0f", signals.computing().invocations())),
                Remedies.raiseConcurrency()));
  }

  private static Optional<Diagnostic> unreadable(StepSignals signals) {
    var rejected = signals.computing().rejected().now();
    var all = rejected + signals.computing().events();
    if (rejected < Thresholds.SOME || rejected < Thresholds.POISON_SHARE * all) {
      return Optional.empty();
    }
    var evidence =
        List.of(
            text(
                "%.0f of %.0f lines or records were quarantined (%.0f %%)",
                rejected, all, 100 * rejected / all));
    return Optional.of(
        rejected >= Thresholds.DROPPED_SHARE * all
            ? new Diagnostic(
                Verdict.EVERYTHING_DROPPED,
                signals.step(),
                evidence,
                List.of(),
                Remedies.lookIntoQuarantine(signals))
            : new Diagnostic(
                Verdict.POISON,
                signals.step(),
                evidence,
                List.of(text("valid ones continue: %.0f", signals.computing().events())),
                Remedies.lookIntoQuarantine(signals)));
  }

  private static Optional<Diagnostic> slow(StepSignals signals) {
    var duration = signals.computing().durationMillis();
    var calls = signals.computing().callsMillis();
    var own = duration.now() - calls;
    if (own < Thresholds.SLOW_FUNCTION_MILLIS
        || signals.computing().isStartingCold()
        || (duration.usual() > 0 && !duration.isTimes(Thresholds.SURGE_TIMES))) {
      return Optional.empty();
    }
    return Optional.of(
        new Diagnostic(
            Verdict.SLOW_FUNCTION,
            signals.step(),
            List.of(
                text(
                    "an invocation takes %.0f ms (p50), baseline %.0f ms",
                    duration.now(), duration.usual()),
                text("%.0f ms of that is spent outside service calls", own)),
            List.of(text("%.0f ms of that is spent in service calls", calls)),
            Remedies.moreMemory()));
  }

  private static Optional<Diagnostic> cold(StepSignals signals) {
    var computing = signals.computing();
    if (computing.coldStarts() < Thresholds.SOME
        || computing.coldStarts() < computing.invocations() / 10
        || signals.waiting().ageMillis() < Thresholds.LAG_MILLIS) {
      return Optional.empty();
    }
    return Optional.of(
        new Diagnostic(
            Verdict.COLD_STARTS,
            signals.step(),
            List.of(
                text(
                    "%.0f of %.0f invocations were cold starts",
                    computing.coldStarts(), computing.invocations())),
            List.of(),
            Remedies.lookForCrashes(signals)));
  }

  private static Optional<Diagnostic> blocked(StepSignals signals) {
    var waiting = signals.waiting();
    // If every invocation is cut off, no shard reports
    // its age, but the event source's age is known.
    var oldest =
        waiting.ageByShard().entrySet().stream()
            .filter(shard -> shard.getValue() >= Thresholds.LAG_MILLIS)
            .max(Comparator.comparingDouble(Map.Entry::getValue));
    var age = oldest.map(Map.Entry::getValue).orElse(waiting.ageMillis());
    if (signals.computing().failed() < Thresholds.SOME
        || age < Thresholds.LAG_MILLIS
        || waiting.ageSlope() <= 0) {
      return Optional.empty();
    }
    var shard = oldest.map(Map.Entry::getKey).orElse("a shard");
    return Optional.of(
        new Diagnostic(
            Verdict.BLOCKED_SHARD,
            signals.step(),
            List.of(
                text("%s: the oldest record has waited %.0f s", shard, age / 1e3),
                text(
                    "%.0f invocations did not complete their batch", signals.computing().failed())),
            List.of(),
            Remedies.readLog(signals)));
  }
}
