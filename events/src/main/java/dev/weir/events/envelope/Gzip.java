package dev.weir.events.envelope;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/** Writes gzip (RFC 1952). */
public final class Gzip {

  private Gzip() {}

  /** Returns the bytes as one gzip member; consecutive members are read as one text. */
  public static byte[] compress(byte[] bytes) {
    var compressed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(compressed)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("Writing to memory failed", e);
    }
    return compressed.toByteArray();
  }
}
