package dev.weir.market.reference;

import java.time.Instant;

/**
 * Which reference data holds.
 *
 * @param version from 1, each load one more
 * @param setKey where its content is
 * @param parts into how many items that is cut
 */
public record ReferenceVersion(long version, String setKey, int parts, Instant loadedAt) {}
