package dev.weir.engine;

import dev.weir.quarantine.Reason;

/**
 * An event that could be read and is not applied.
 *
 * @param detail the facts for a person, with the remedy; nothing of the payload
 * @param <E> events
 */
public record Refusal<E>(E event, Reason reason, String detail) {}
