package dev.weir.accesslog.decide;

import dev.weir.events.codec.Sha256;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collection;
import java.util.stream.IntStream;

/**
 * Estimates the number of services counted without a name, by the 256 smallest hashes of their
 * names. Below 256 the number is exact, above it accurate to about six percent, whatever names
 * clients invent. A union keeps the smallest hashes of both, so that lanes' shares add up.
 * Immutable.
 */
public final class OtherNames {

  public static final OtherNames NONE = new OtherNames(new int[0]);

  static final int MAX = 256;

  // Ascending as unsigned numbers, without duplicates.
  private final int[] least;

  private OtherNames(int[] least) {
    this.least = least;
  }

  /** Returns the set of some services. */
  static OtherNames of(Collection<String> services) {
    return least(services.stream().mapToInt(OtherNames::hashOf));
  }

  private static OtherNames least(IntStream hashes) {
    return new OtherNames(
        hashes
            .boxed()
            .sorted(Integer::compareUnsigned)
            .distinct()
            .limit(MAX)
            .mapToInt(Integer::intValue)
            .toArray());
  }

  /** Reads {@link #toBytes()} back. */
  public static OtherNames of(byte[] bytes) {
    var least = new int[bytes.length / Integer.BYTES];
    ByteBuffer.wrap(bytes).asIntBuffer().get(least);
    return new OtherNames(least);
  }

  /** Returns four bytes for each hash that is kept. */
  public byte[] toBytes() {
    var bytes = ByteBuffer.allocate(least.length * Integer.BYTES);
    bytes.asIntBuffer().put(least);
    return bytes.array();
  }

  /** Returns the union of both. */
  OtherNames plus(OtherNames more) {
    return more.least.length == 0
        ? this
        : least(IntStream.concat(Arrays.stream(least), Arrays.stream(more.least)));
  }

  /** Returns the number of services. */
  public long count() {
    if (least.length < MAX) {
      return least.length;
    }
    var greatest = Integer.toUnsignedLong(least[MAX - 1]);
    return Math.max(MAX, Math.round((MAX - 1) * (double) (1L << Integer.SIZE) / greatest));
  }

  public boolean isExact() {
    return least.length < MAX;
  }

  private static int hashOf(String service) {
    return ByteBuffer.wrap(Sha256.of(service)).getInt();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof OtherNames that && Arrays.equals(least, that.least);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(least);
  }

  @Override
  public String toString() {
    return "OtherNames[count=" + count() + "]";
  }
}
