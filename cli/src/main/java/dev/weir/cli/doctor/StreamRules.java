package dev.weir.cli.doctor;

import static dev.weir.cli.doctor.SinkRules.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Before the function: producers, and the stream with its shards. */
final class StreamRules {

  /** What is said where no metric knows of any record. */
  static final String NEVER = "no record ever came, as far as the metrics go back";

  private StreamRules() {}

  static List<Finding> findings(Signals signals) {
    var findings = new ArrayList<Finding>();
    nothing(signals).ifPresent(findings::add);
    readsThrottled(signals).ifPresent(findings::add);
    hot(signals).or(() -> more(signals)).ifPresent(findings::add);
    return findings;
  }

  private static Optional<Finding> nothing(Signals signals) {
    var arrivals = signals.arrivals();
    if (!arrivals.ever()) {
      return Optional.of(
          new Finding(
              Verdict.NOTHING_ARRIVING,
              signals.first().step(),
              List.of(NEVER),
              List.of(),
              "send something: weir send --help"));
    }
    if (arrivals.perSecond().now() > 0 || arrivals.perSecond().usual() == 0) {
      return Optional.empty();
    }
    return Optional.of(
        new Finding(
            Verdict.NOTHING_ARRIVING,
            signals.first().step(),
            List.of(text("no record arrives, usually %.1f a second", arrivals.perSecond().usual())),
            List.of(text("the oldest waits %.0f ms", signals.first().waiting().ageMillis())),
            "look at the producer: its log, its permission to put, its network"));
  }

  private static Optional<Finding> readsThrottled(Signals signals) {
    return signals.first().waiting().readsThrottled() < Thresholds.SOME
        ? Optional.empty()
        : Optional.of(
            new Finding(
                Verdict.THROTTLED_READS,
                signals.first().step(),
                List.of(
                    text(
                        "the stream refused %.0f reads",
                        signals.first().waiting().readsThrottled())),
                List.of(),
                "npx cdk deploy -c %s=true gives the function a read capacity of its own"
                    .formatted(StreamSetting.ENHANCED_FAN_OUT.of(signals))));
  }

  private static Optional<Finding> hot(Signals signals) {
    var shards = signals.arrivals().everyShardPerSecond();
    var all = shards.values().stream().mapToDouble(Double::doubleValue).sum();
    var hottest = shards.entrySet().stream().max(Comparator.comparingDouble(Map.Entry::getValue));
    if (shards.size() < 2
        || hottest.isEmpty()
        || hottest.get().getValue() < Thresholds.HOT_SHARE * all
        || !isUnderPressure(signals, hottest.get().getKey())) {
      return Optional.empty();
    }
    var evidence =
        text(
            "%s gets %.0f of %.0f records/s (%.0f %%), of %d shards",
            hottest.get().getKey(),
            hottest.get().getValue(),
            all,
            100 * hottest.get().getValue() / all,
            shards.size());
    var key = signals.first().waiting().hottestKeyPercent();
    return Optional.of(
        key >= Thresholds.HOT_KEY_PERCENT
            ? new Finding(
                Verdict.HOT_KEY,
                signals.first().step(),
                List.of(evidence, text("one partition key has %.0f %% of a batch", key)),
                List.of(lag(signals)),
                "only the producer can spread one key: add something to it; more shards do not"
                    + " help")
            : new Finding(
                Verdict.HOT_SHARD,
                signals.first().step(),
                List.of(evidence),
                List.of(text("the hottest key has %.0f %% of a batch", key), lag(signals)),
                "aws kinesis split-shard on that shard, or on-demand mode, which splits by"
                    + " itself"));
  }

  private static boolean isUnderPressure(Signals signals, String shard) {
    var arrivals = signals.arrivals();
    return isSurge(signals)
        || arrivals.refused() > 0
        || signals.first().waiting().ageMillis() >= Thresholds.LAG_MILLIS
        || isFull(signals, shard);
  }

  private static boolean isFull(Signals signals, String shard) {
    var arrivals = signals.arrivals();
    return arrivals.everyShardPerSecond().getOrDefault(shard, 0.0) >= Thresholds.FULL_RECORDS
        || arrivals.everyShardBytesPerSecond().getOrDefault(shard, 0.0) >= Thresholds.FULL_BYTES;
  }

  private static boolean isSurge(Signals signals) {
    var rate = signals.arrivals().perSecond();
    return rate.isTimes(Thresholds.SURGE_TIMES) && rate.now() >= Thresholds.LEAST_SURGE;
  }

  private static Optional<Finding> more(Signals signals) {
    var arrivals = signals.arrivals();
    if (isSurge(signals)) {
      return Optional.of(
          new Finding(
              Verdict.PRODUCER_SURGE,
              signals.first().step(),
              List.of(
                  text(
                      "%.1f records/s arrive, usually %.1f",
                      arrivals.perSecond().now(), arrivals.perSecond().usual())),
              List.of(lag(signals), text("refused: %.0f", arrivals.refused())),
              "if it stays: " + moreShards(signals) + ", or leave on-demand mode to grow"));
    }
    var shards = arrivals.everyShardPerSecond().keySet();
    var full = shards.stream().filter(shard -> isFull(signals, shard)).count();
    if (arrivals.refused() > 0 || (full > 0 && full == shards.size())) {
      return Optional.of(
          new Finding(
              Verdict.TOO_FEW_SHARDS,
              signals.first().step(),
              List.of(
                  text("%d of %d shards are full", full, shards.size()),
                  text("the stream refused %.0f records", arrivals.refused())),
              List.of(lag(signals)),
              moreShards(signals) + ", or on-demand mode"));
    }
    return Optional.empty();
  }

  /** Twice as many as there are. */
  private static String moreShards(Signals signals) {
    var shards = signals.arrivals().everyShardPerSecond().size();
    return "npx cdk deploy -c %s=provisioned -c %s=%d"
        .formatted(
            StreamSetting.STREAM_MODE.of(signals), StreamSetting.SHARDS.of(signals), 2 * shards);
  }

  private static String lag(Signals signals) {
    return text("the oldest waits %.0f ms", signals.first().waiting().ageMillis());
  }
}
