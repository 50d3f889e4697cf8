package dev.weir.cli.doctor;

import dev.weir.cli.doctor.Diagnosis.TimeLeft;
import java.util.Optional;

/**
 * Remedies for the local cloud. It has no account, quotas or deployment: its settings are options
 * of {@code weir up}, and its logs are files.
 */
final class LocalRemedies {

  private static final String LOGS = "see the functions' logs in .weir/log";
  private static final String INJECTED =
      "weir inject list shows whether a fault is injected; if not, " + LOGS;

  private LocalRemedies() {}

  /** Returns the diagnosis with local remedies in place of those for AWS. */
  static Diagnosis in(Diagnosis diagnosis, Signals signals) {
    return new Diagnosis(
        diagnosis.pipeline(),
        diagnosis.everUsed(),
        diagnosis.findings().stream().map(finding -> in(finding, signals)).toList(),
        diagnosis.catchUp(),
        diagnosis.timeLeft().map(left -> new TimeLeft(left.left(), left.step(), toGain(left))));
  }

  private static Optional<String> toGain(TimeLeft left) {
    return left.toGain().map(_ -> "send at a lower rate until the function has caught up");
  }

  private static Diagnostic in(Diagnostic finding, Signals signals) {
    return new Diagnostic(
        finding.verdict(),
        finding.step(),
        finding.evidence(),
        finding.against(),
        remedy(finding, signals));
  }

  private static String remedy(Diagnostic finding, Signals signals) {
    return switch (finding.verdict()) {
      case HEALTHY, NOTHING_ARRIVING, HOT_KEY, LATE_PRODUCERS -> finding.remedy();
      case REPLICA_DISAGREEMENT ->
          "both Regions run the same code here, so this is a bug: please report it";
      case NOT_INVOKED, NETWORK, THROTTLED_SINK, SLOW_SINK, THROTTLED_READS, POISON -> INJECTED;
      case HOT_SHARD -> "spread the load over more partition keys, or " + moreShards(signals);
      case PRODUCER_SURGE -> "send at a lower --rate, or " + moreShards(signals);
      case TOO_FEW_SHARDS -> moreShards(signals);
      case EVERYTHING_DROPPED ->
          "weir quarantine list shows why; weir formats explain FILE shows how lines are read";
      case CONCURRENCY_CAP -> restart("--instances 4");
      case SLOW_FUNCTION -> INJECTED + ", or reduce the load on this machine";
      case BLOCKED_SHARD -> LOGS + ", under \"again\"";
      case COLD_STARTS -> "normal after a start; if it persists, " + LOGS;
    };
  }

  private static String moreShards(Signals signals) {
    return restart(
        "-c "
            + StreamSetting.STREAM_MODE.of(signals)
            + "=provisioned -c "
            + StreamSetting.SHARDS.of(signals)
            + "="
            + 2 * Math.max(1, signals.arrivals().shards().size()));
  }

  private static String restart(String options) {
    return "weir down, then weir up --detach " + options + " (data in memory is lost)";
  }
}
