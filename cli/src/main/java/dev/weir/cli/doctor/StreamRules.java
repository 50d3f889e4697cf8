package dev.weir.cli.doctor;

import static dev.weir.cli.doctor.SinkRules.text;

import dev.weir.cli.doctor.Signals.ShardLoad;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Rules about the function's input: producers, and the stream with its shards. */
final class StreamRules {

  private StreamRules() {}

  static List<Diagnostic> findings(Signals signals) {
    var findings = new ArrayList<Diagnostic>();
    nothing(signals).ifPresent(findings::add);
    readsThrottled(signals).ifPresent(findings::add);
    hot(signals).or(() -> more(signals)).ifPresent(findings::add);
    late(signals).ifPresent(findings::add);
    return findings;
  }

  private static Optional<Diagnostic> nothing(Signals signals) {
    var arrivals = signals.arrivals();
    if (!arrivals.ever()) {
      return Optional.of(
          new Diagnostic(
              Verdict.NOTHING_ARRIVING,
              signals.first().step(),
              List.of("no record has arrived for as long as the metrics go back"),
              List.of(),
              Remedies.send()));
    }
    if (arrivals.perSecond().now() > 0
        || !arrivals.steady()
        || arrivals.perSecond().usual() < Thresholds.MIN_MISSED) {
      return Optional.empty();
    }
    return Optional.of(
        new Diagnostic(
            Verdict.NOTHING_ARRIVING,
            signals.first().step(),
            List.of(
                text("no record arrives, baseline %.1f records/s", arrivals.perSecond().usual())),
            List.of(lag(signals)),
            Remedies.lookAtProducer()));
  }

  private static Optional<Diagnostic> readsThrottled(Signals signals) {
    var refused = signals.first().waiting().readsThrottled();
    return refused < Thresholds.SOME
        ? Optional.empty()
        : Optional.of(
            new Diagnostic(
                Verdict.THROTTLED_READS,
                signals.first().step(),
                List.of(text("the stream throttled %.0f reads", refused)),
                List.of(lag(signals)),
                Remedies.fanOut(signals)));
  }

  private static Optional<Diagnostic> hot(Signals signals) {
    var shards = signals.arrivals().shards();
    var all = shards.values().stream().mapToDouble(ShardLoad::perSecond).sum();
    return shards.entrySet().stream()
        .max(Comparator.comparingDouble(shard -> shard.getValue().perSecond()))
        .filter(_ -> shards.size() > 1)
        .filter(hottest -> hottest.getValue().perSecond() >= hotShare(shards.size()) * all)
        .filter(hottest -> isUnderPressure(signals, hottest.getKey()))
        .map(hottest -> hot(signals, hottest.getKey(), hottest.getValue(), all));
  }

  /** Returns the threshold halfway between a fair share and the total. */
  private static double hotShare(int shards) {
    return (1 + 1.0 / shards) / 2;
  }

  private static Diagnostic hot(Signals signals, String shard, ShardLoad load, double all) {
    var evidence =
        text(
            "%s gets %.0f of %.0f records/s (%.0f %%); the stream has %d shards",
            shard,
            load.perSecond(),
            all,
            100 * load.perSecond() / all,
            signals.arrivals().shards().size());
    var key = signals.first().waiting().hottestKeyPercent();
    return key >= Thresholds.HOT_KEY_PERCENT
        ? new Diagnostic(
            Verdict.HOT_KEY,
            signals.first().step(),
            List.of(evidence, text("one partition key makes up %.0f %% of a batch", key)),
            List.of(lag(signals)),
            Remedies.spreadKey())
        : new Diagnostic(
            Verdict.HOT_SHARD,
            signals.first().step(),
            List.of(evidence),
            List.of(text("the hottest key makes up %.0f %% of a batch", key), lag(signals)),
            Remedies.splitShard(signals, shard, load.middle()));
  }

  private static boolean isUnderPressure(Signals signals, String shard) {
    var arrivals = signals.arrivals();
    return isSurge(signals)
        || arrivals.refused() > 0
        || arrivals.shards().get(shard).isFull()
        || isAloneInLagging(signals, shard);
  }

  // If all shards lag, the cause is something that they share rather than the load of one; and a
  // trickle, such as the market's pulses, is no load.
  private static boolean isAloneInLagging(Signals signals, String shard) {
    var ages = signals.first().waiting().ageByShard();
    return signals.arrivals().shards().get(shard).perSecond() >= Thresholds.MIN_SURGE
        && ages.getOrDefault(shard, 0.0) >= Thresholds.LAG_MILLIS
        && ages.entrySet().stream()
            .filter(other -> !other.getKey().equals(shard))
            .allMatch(other -> other.getValue() < Thresholds.LAG_MILLIS);
  }

  private static boolean isSurge(Signals signals) {
    var rate = signals.arrivals().perSecond();
    return rate.isTimes(Thresholds.SURGE_TIMES) && rate.now() >= Thresholds.MIN_SURGE;
  }

  private static Optional<Diagnostic> more(Signals signals) {
    var arrivals = signals.arrivals();
    if (isSurge(signals)) {
      return Optional.of(
          new Diagnostic(
              Verdict.PRODUCER_SURGE,
              signals.first().step(),
              List.of(
                  text(
                      "%.1f records/s arrive, baseline %.1f",
                      arrivals.perSecond().now(), arrivals.perSecond().usual())),
              List.of(lag(signals), text("rejected: %.0f", arrivals.refused())),
              "if it persists: "
                  + Remedies.moreShards(signals)
                  + ", or wait for on-demand mode to scale"));
    }
    var shards = arrivals.shards().size();
    var full = arrivals.shards().values().stream().filter(ShardLoad::isFull).count();
    if (arrivals.refused() > 0 || (full > 0 && full == shards)) {
      return Optional.of(
          new Diagnostic(
              Verdict.TOO_FEW_SHARDS,
              signals.first().step(),
              List.of(
                  text("%d of %d shards are at their limit", full, shards),
                  text("the stream rejected %.0f records", arrivals.refused())),
              List.of(lag(signals)),
              Remedies.moreShards(signals) + ", or use on-demand mode"));
    }
    return Optional.empty();
  }

  // Lateness ends where the stream begins, so it is never the pipeline's. An old file that somebody
  // sends once is late as well, and nothing to do about.
  private static Optional<Diagnostic> late(Signals signals) {
    var computing = signals.first().computing();
    if (computing.late() < Thresholds.SOME
        || computing.late() < Thresholds.LATE_SHARE * computing.events()
        || !signals.arrivals().steady()) {
      return Optional.empty();
    }
    return Optional.of(
        new Diagnostic(
            Verdict.LATE_PRODUCERS,
            signals.first().step(),
            List.of(
                text(
                    "%.0f of %.0f events (%.0f %%) arrived in the stream late, by their own time",
                    computing.late(),
                    computing.events(),
                    100 * computing.late() / computing.events())),
            List.of(lag(signals)),
            Remedies.lookAtShipper(signals.first())));
  }

  private static String lag(Signals signals) {
    return text("the oldest record has waited %.0f ms", signals.first().waiting().ageMillis());
  }
}
