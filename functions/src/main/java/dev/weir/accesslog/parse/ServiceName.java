package dev.weir.accesslog.parse;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A service's name as a range of a shared array; refilled for each line. */
public final class ServiceName {

  // Longer names are truncated: a name is part of an item, and items are bounded.
  private static final int MAX_BYTES = 128;

  private byte[] bytes = {};
  private int from;
  private int to;

  /** Sets the name to a range of an array, which is not copied. */
  public ServiceName set(byte[] newBytes, int newFrom, int newTo) {
    bytes = newBytes;
    from = newFrom;
    to = Math.min(newTo, newFrom + MAX_BYTES);
    return this;
  }

  /** Sets the name to an array, which is not copied. */
  public ServiceName set(byte[] newBytes) {
    return set(newBytes, 0, newBytes.length);
  }

  /** Returns a copy of the name that owns its bytes. */
  public ServiceName copy() {
    return new ServiceName().set(Arrays.copyOfRange(bytes, from, to));
  }

  /** Whether both names have the same bytes. */
  public boolean sameAs(ServiceName other) {
    return Arrays.equals(bytes, from, to, other.bytes, other.from, other.to);
  }

  /** Orders names by their bytes. */
  public int compareBytes(ServiceName other) {
    return Arrays.compare(bytes, from, to, other.bytes, other.from, other.to);
  }

  /** Returns a hash of the bytes. */
  public int hash() {
    var hash = 1;
    for (var i = from; i < to; i++) {
      hash = 31 * hash + bytes[i];
    }
    return hash;
  }

  /** Returns the name as text; bytes that are not UTF-8 become question marks. */
  public String text() {
    // Java's own replacement takes three bytes instead of one, and items are bounded.
    return new String(bytes, from, to - from, StandardCharsets.UTF_8).replace('\uFFFD', '?');
  }
}
