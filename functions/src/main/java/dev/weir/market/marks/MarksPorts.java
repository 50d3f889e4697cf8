package dev.weir.market.marks;

import dev.weir.market.MarkStore;
import dev.weir.market.PulseStore;
import dev.weir.market.marks.commit.FeedStore;
import dev.weir.market.reference.ReferenceStore;
import dev.weir.quarantine.Quarantine;
import dev.weir.stream.Concurrency;
import dev.weir.stream.Pause;
import dev.weir.stream.ShardMap;
import dev.weir.stream.StreamIncarnations;

/**
 * Everything outside itself that the marks pipeline uses.
 *
 * @param pause waits before a write that collided is repeated
 * @param concurrency how marks are stored: concurrently, or one by one in simulations
 */
public record MarksPorts(
    StreamIncarnations incarnations,
    ShardMap shards,
    MarkStore marks,
    PulseStore pulses,
    FeedStore feeds,
    ReferenceStore references,
    Quarantine quarantine,
    Pause pause,
    Concurrency concurrency) {}
