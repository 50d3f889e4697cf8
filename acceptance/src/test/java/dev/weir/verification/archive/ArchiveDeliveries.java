package dev.weir.verification.archive;

import dev.weir.testkit.HandlerVerification;
import dev.weir.testkit.ShardModel;
import dev.weir.verification.fakes.CallFailure;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;

/** Shards that are archived, from seeds. */
public final class ArchiveDeliveries {

  private static final Instant START = Instant.parse("2026-11-23T23:59:00Z");

  private ArchiveDeliveries() {}

  /** Delivers a shard of records in every way, and returns the problems, a line each. */
  public static List<String> verifyHandler(long seed) {
    return HandlerVerification.verifyHandler(
        shard(0, new SplittableRandom(seed)),
        disturbance -> new ArchivedDeployment(disturbance, ArchiveVariant.AS_IT_IS),
        CallFailure::unavailable);
  }

  static ShardModel<PutRecord> shard(int index, SplittableRandom random) {
    // Numbers whose width changes on the way: as text, unpadded, they would not rise.
    var shard = new ShardModel<PutRecord>(index, BigInteger.valueOf(80 + random.nextInt(20)));
    for (var count = 1 + random.nextInt(12); count > 0; count--) {
      shard.put(record(index, random), random.nextInt(5));
    }
    return shard;
  }

  private static PutRecord record(int shard, SplittableRandom random) {
    var text = "line %d of \"%d\"\n\u00e9\u0007".formatted(random.nextInt(1_000), shard);
    var data = text.getBytes(StandardCharsets.UTF_8);
    if (random.nextInt(3) == 0) {
      random.nextBytes(data); // most often no UTF-8
    }
    return new PutRecord(
        shard, data, START.plusMillis(random.nextInt(120_000)), "key " + random.nextInt(9));
  }
}
