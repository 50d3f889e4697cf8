package dev.weir.market.risk.decide;

import dev.weir.market.reference.Halts;
import java.time.Instant;

/**
 * The circumstances of a decision, in addition to marks and reference data.
 *
 * @param halts all of the operators' halts
 * @param now by the clock of the deciding instance
 */
public record Circumstances(Halts halts, Instant now) {}
