package dev.weir.market.reference;

import dev.weir.events.codec.Sha256;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Reference data in stored form: gzip of its JSON, cut into parts that fit into items.
 *
 * @param digest of the content, the first sixteen hexadecimal digits of its SHA-256
 */
record ReferenceParts(String digest, List<byte[]> parts) {

  // An item is limited to 400 KB, including its keys.
  private static final int PART_BYTES = 300_000;
  private static final int DIGEST_DIGITS = 16;

  static ReferenceParts of(ReferenceSet set) {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      ReferenceJson.write(set, gzip);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // writing to memory can't fail
    }
    var content = bytes.toByteArray();
    var parts = new ArrayList<byte[]>();
    for (var from = 0; from < content.length; from += PART_BYTES) {
      parts.add(Arrays.copyOfRange(content, from, Math.min(content.length, from + PART_BYTES)));
    }
    return new ReferenceParts(digest(content), parts);
  }

  private static String digest(byte[] content) {
    return HexFormat.of().formatHex(Sha256.of(content)).substring(0, DIGEST_DIGITS);
  }

  /**
   * Returns the set made up of some parts, in their order.
   *
   * @throws IOException if they don't make up a set
   */
  static ReferenceSet read(List<byte[]> parts) throws IOException {
    var bytes = new ByteArrayOutputStream();
    parts.forEach(bytes::writeBytes);
    try (var gzip = new GZIPInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return ReferenceReader.read(gzip);
    }
  }
}
