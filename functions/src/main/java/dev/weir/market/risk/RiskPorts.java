package dev.weir.market.risk;

import dev.weir.market.MarkStore;
import dev.weir.market.reference.HaltStore;
import dev.weir.market.reference.ReferenceStore;
import dev.weir.market.risk.beat.BeatStore;
import dev.weir.market.risk.commit.RiskStore;
import dev.weir.market.risk.lease.LeaseStore;
import dev.weir.stream.Concurrency;
import dev.weir.stream.Pause;
import java.time.InstantSource;

/**
 * Everything outside itself that the risk pipeline uses.
 *
 * @param pause waits before a write that collided is repeated
 * @param concurrency how leases are read and portfolios computed: concurrently, or one by one in
 *     simulations
 */
public record RiskPorts(
    MarkStore marks,
    RiskStore risks,
    BeatStore beats,
    ReferenceStore references,
    HaltStore halts,
    LeaseStore leases,
    InstantSource clock,
    Pause pause,
    Concurrency concurrency) {}
