package dev.weir.accesslog;

import dev.weir.accesslog.commit.MinuteCounts;
import dev.weir.accesslog.publish.OutageLog;
import dev.weir.alerts.AlertTopic;
import dev.weir.alerts.Outbox;
import dev.weir.quarantine.Quarantine;
import dev.weir.stream.Concurrency;
import dev.weir.stream.Pause;
import dev.weir.stream.ShardMap;
import dev.weir.stream.StreamIncarnations;
import java.time.InstantSource;

/**
 * Everything outside itself that the access-log pipeline uses.
 *
 * @param pause how a busy lane waits for more records
 */
public record AccessLogPorts(
    StreamIncarnations incarnations,
    ShardMap shards,
    MinuteCounts counts,
    Quarantine quarantine,
    Outbox outbox,
    OutageLog outages,
    AlertTopic topic,
    InstantSource clock,
    Concurrency concurrency,
    Pause pause) {

  /**
   * Creates ports without outages, whose calls are made one after the other and that never wait,
   * for tests.
   */
  public AccessLogPorts(
      StreamIncarnations incarnations,
      ShardMap shards,
      MinuteCounts counts,
      Quarantine quarantine,
      Outbox outbox,
      AlertTopic topic,
      InstantSource clock) {
    this(
        incarnations,
        shards,
        counts,
        quarantine,
        outbox,
        OutageLog.OFF,
        topic,
        clock,
        Concurrency.oneByOne(),
        _ -> {});
  }
}
