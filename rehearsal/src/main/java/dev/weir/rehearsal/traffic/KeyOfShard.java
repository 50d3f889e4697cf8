package dev.weir.rehearsal.traffic;

import dev.weir.stream.HashKeyRange;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Determines the shard of a partition key as Kinesis does, by its MD5. */
public final class KeyOfShard {

  private KeyOfShard() {}

  /**
   * Returns the first numbers whose keys lead to the same shard as that of 0.
   *
   * @param shards hash key ranges of the stream's open shards
   * @param keyOf the partition key of a number
   * @param many how many numbers
   */
  public static List<Integer> ofOneShard(
      List<HashKeyRange> shards, IntFunction<String> keyOf, int many) {
    var first = hashKey(keyOf.apply(0));
    var shard =
        shards.stream()
            .filter(range -> range.contains(first))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("No shard contains the hash key 0"));
    return IntStream.iterate(0, number -> number + 1)
        .filter(number -> shard.contains(hashKey(keyOf.apply(number))))
        .limit(many)
        .boxed()
        .toList();
  }

  private static BigInteger hashKey(String key) {
    try {
      var digest = MessageDigest.getInstance("MD5");
      return new BigInteger(1, digest.digest(key.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has MD5", e);
    }
  }
}
