package dev.weir.market.risk.decide;

import dev.weir.market.reference.Halts;
import java.time.Instant;

/**
 * What a decision is made under, alongside marks and reference data.
 *
 * @param halts all that operators ordered by hand
 * @param now by the clock of the one that decides
 */
public record Circumstances(Halts halts, Instant now) {}
