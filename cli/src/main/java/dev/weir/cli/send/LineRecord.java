package dev.weir.cli.send;

/**
 * Lines that were packed into one record.
 *
 * @param data the record's bytes
 * @param lines how many lines of the input it holds
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
public record LineRecord(byte[] data, int lines) {}
