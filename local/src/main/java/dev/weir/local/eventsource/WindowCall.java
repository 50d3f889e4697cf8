package dev.weir.local.eventsource;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * The data about its tumbling window that an invocation receives.
 *
 * @param start of the window, by arrival time
 * @param end of the window, exclusive
 * @param state the function's last result in this window; {@code {}} at first
 * @param last whether this is the window's last invocation
 * @param terminatedEarly whether the window ends because its state grew too large
 */
record WindowCall(
    Instant start, Instant end, JsonNode state, boolean last, boolean terminatedEarly) {}
