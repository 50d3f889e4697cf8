package dev.weir.engine;

import dev.weir.quarantine.Reason;

/**
 * An event that was read but is not applied.
 *
 * @param detail the facts for a person, with the remedy, without any of the payload
 * @param <E> events
 */
public record Refusal<E>(E event, Reason reason, String detail) {}
