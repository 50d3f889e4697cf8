package dev.weir.alerts;

import java.time.Instant;
import java.util.Optional;

/**
 * An alert as the outbox keeps it.
 *
 * @param alert what was found
 * @param publishedAt when it was published to the topic; empty while it waits
 */
public record StoredAlert(Alert alert, Optional<Instant> publishedAt) {}
