package dev.weir.accesslog.formats;

/** Reads the lines of one format, or of a family that begins alike. Not thread-safe. */
@FunctionalInterface
interface LineFormat {

  /**
   * Reads the line {@code bytes[from, to)}, whatever is in it, without throwing.
   *
   * @param line cleared; filled where the result is {@link LineResult#EVENT}
   * @return {@link LineResult#NOT_AN_ACCESS_LOG} where the line is not in this format
   */
  LineResult parse(byte[] bytes, int from, int to, AccessLogLine line);
}
