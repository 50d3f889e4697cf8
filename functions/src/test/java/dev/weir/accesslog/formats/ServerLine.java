package dev.weir.accesslog.formats;

/**
 * A line as a server writes it, and the intended values.
 *
 * @param text in Latin-1, one character for each byte
 * @param escaped whether the server escapes quotes, so that nothing in the line is ambiguous
 * @param service empty if the line names none
 */
record ServerLine(
    String text, boolean escaped, long epochSecond, int status, long bytes, String service) {}
