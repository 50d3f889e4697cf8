package dev.weir.accesslog.formats;

/** Reads the lines of one format, or of a family with the same beginning. Not thread-safe. */
@FunctionalInterface
interface LineFormat {

  /**
   * Reads the line {@code bytes[from, to)}, whatever its content, without throwing.
   *
   * @param line cleared; filled if the result is {@link LineResult#EVENT}
   * @return {@link LineResult#NOT_AN_ACCESS_LOG} if the line is not in this format
   */
  LineResult parse(byte[] bytes, int from, int to, AccessLogLine line);
}
