package dev.weir.accesslog.parse;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A service's name as a slice of somebody's bytes; filled again for each line. */
public final class ServiceName {

  // Longer names are cut: a name is part of an item, and items are bounded.
  private static final int MAX_BYTES = 128;

  private byte[] bytes = {};
  private int from;
  private int to;

  /** Names it by a part of an array, which is not copied. */
  public ServiceName set(byte[] newBytes, int newFrom, int newTo) {
    bytes = newBytes;
    from = newFrom;
    to = Math.min(newTo, newFrom + MAX_BYTES);
    return this;
  }

  /** Names it by an array, which is not copied. */
  public ServiceName set(byte[] newBytes) {
    return set(newBytes, 0, newBytes.length);
  }

  /** The same name with bytes of its own. */
  public ServiceName copy() {
    return new ServiceName().set(Arrays.copyOfRange(bytes, from, to));
  }

  /** Whether both are the same bytes. */
  public boolean sameAs(ServiceName other) {
    return Arrays.equals(bytes, from, to, other.bytes, other.from, other.to);
  }

  /** Orders names by their bytes. */
  public int compareBytes(ServiceName other) {
    return Arrays.compare(bytes, from, to, other.bytes, other.from, other.to);
  }

  /** A hash of the bytes. */
  public int hash() {
    var hash = 1;
    for (var i = from; i < to; i++) {
      hash = 31 * hash + bytes[i];
    }
    return hash;
  }

  /** The name as text; bytes that are not UTF-8 become question marks. */
  public String text() {
    // Java's own replacement takes three bytes for one, and items are bounded.
    return new String(bytes, from, to - from, StandardCharsets.UTF_8).replace('\uFFFD', '?');
  }
}
