package dev.weir.client.send;

/**
 * A quarantined part of a record that was sent: a line, or all of its lines.
 *
 * @param line the first of them in the input, from 1
 * @param lines how many
 * @param reason such as {@code BAD_TIME}
 * @param detail of the reason; may be empty
 * @param bytes the quarantined bytes
 */
@SuppressWarnings("ArrayRecordComponent") // shown, never compared
record Rejection(long line, int lines, String reason, String detail, byte[] bytes) {}
