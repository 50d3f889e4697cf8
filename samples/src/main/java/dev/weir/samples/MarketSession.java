package dev.weir.samples;

import java.time.Instant;

/** A line of {@code sessions.csv}: a venue is open in {@code [opensAt, closesAt)}. */
public record MarketSession(String venue, String session, Instant opensAt, Instant closesAt) {}
