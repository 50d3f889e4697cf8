package dev.weir.stream;

import java.math.BigInteger;

/**
 * The hash keys of a shard, both ends included.
 *
 * @param first 0 or more
 * @param last at most 2^128 - 1
 */
public record HashKeyRange(BigInteger first, BigInteger last) {

  static final int HASH_KEY_BITS = 128;

  public HashKeyRange {
    if (first.signum() < 0 || first.compareTo(last) > 0 || last.bitLength() > HASH_KEY_BITS) {
      throw new IllegalArgumentException("Not a hash key range: first=" + first + " last=" + last);
    }
  }

  /** Returns the range of a stream's only shard. */
  public static HashKeyRange whole() {
    return new HashKeyRange(
        BigInteger.ZERO, BigInteger.ONE.shiftLeft(HASH_KEY_BITS).subtract(BigInteger.ONE));
  }

  /** Whether records with this hash key belong to the shard. */
  public boolean contains(BigInteger hashKey) {
    return first.compareTo(hashKey) <= 0 && hashKey.compareTo(last) <= 0;
  }
}
