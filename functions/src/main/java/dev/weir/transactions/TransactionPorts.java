package dev.weir.transactions;

import dev.weir.alerts.AlertTopic;
import dev.weir.alerts.Outbox;
import dev.weir.quarantine.Quarantine;
import dev.weir.stream.Concurrency;
import dev.weir.stream.Pause;
import dev.weir.stream.ShardMap;
import dev.weir.stream.StoredPositions;
import dev.weir.stream.StreamIncarnations;
import dev.weir.transactions.commit.UserProfiles;
import dev.weir.transactions.decide.RuleSets;
import java.time.InstantSource;

/**
 * Everything outside itself that the transaction pipeline uses.
 *
 * @param concurrency how users are applied: concurrently, or one by one in simulations
 * @param pause how a busy lane waits for more records
 */
public record TransactionPorts(
    StreamIncarnations incarnations,
    ShardMap shards,
    UserProfiles profiles,
    StoredPositions positions,
    RuleSets ruleSets,
    Quarantine quarantine,
    Outbox outbox,
    AlertTopic topic,
    InstantSource clock,
    Concurrency concurrency,
    Pause pause) {}
