package dev.weir.verification.archive;

import dev.weir.archive.ArchivedStream;
import dev.weir.events.market.PulseJson;
import dev.weir.events.market.Tick;
import dev.weir.events.market.TickJson;
import dev.weir.testkit.HandlerVerification;
import dev.weir.testkit.ShardModel;
import dev.weir.verification.fakes.CallFailure;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Shards that are archived, from seeds. */
public final class ArchiveDeliveries {

  private static final Instant START = Instant.parse("2026-11-23T23:59:00Z");

  private ArchiveDeliveries() {}

  /** Delivers a shard of records in every way, and returns the problems, a line each. */
  public static List<String> verifyHandler(long seed) {
    return HandlerVerification.verifyHandler(
        shard(ArchivedStream.ACCESS_LOGS, 0, new SplittableRandom(seed)),
        disturbance ->
            new ArchivedDeployment(
                disturbance, ArchivedStream.ACCESS_LOGS, ArchiveVariant.AS_IT_IS),
        CallFailure::unavailable);
  }

  static ShardModel<PutRecord> shard(ArchivedStream stream, int index, SplittableRandom random) {
    // Numbers whose width changes on the way: as text, unpadded, they would not rise.
    var shard = new ShardModel<PutRecord>(index, BigInteger.valueOf(80 + random.nextInt(20)));
    for (var count = 1 + random.nextInt(12); count > 0; count--) {
      shard.put(record(stream, index, random), random.nextInt(5));
    }
    return shard;
  }

  private static PutRecord record(ArchivedStream stream, int shard, SplittableRandom random) {
    return stream == ArchivedStream.MARKET && random.nextBoolean()
        ? ofFeed(shard, random)
        : ofAnyContent(shard, random);
  }

  /** A tick, or a pulse between ticks. */
  static PutRecord ofFeed(int shard, SplittableRandom random) {
    var arrivedAt = START.plusMillis(random.nextInt(120_000));
    if (random.nextInt(3) == 0) {
      return new PutRecord(shard, PulseJson.write(), arrivedAt, PulseJson.PARTITION_KEY);
    }
    var price = BigDecimal.valueOf(random.nextInt(1, 1_000_000), 2);
    var tick =
        new Tick(
            "S" + random.nextInt(9),
            "XNAS",
            "2026-11-23",
            random.nextInt(1, 1_000),
            price,
            Optional.of(price),
            Optional.empty(),
            Optional.empty(),
            arrivedAt.minusMillis(random.nextInt(900)));
    return new PutRecord(shard, TickJson.write(tick), arrivedAt, tick.symbol());
  }

  private static PutRecord ofAnyContent(int shard, SplittableRandom random) {
    var text = "line %d of \"%d\"\n\u00e9\u0007".formatted(random.nextInt(1_000), shard);
    var data = text.getBytes(StandardCharsets.UTF_8);
    if (random.nextInt(3) == 0) {
      random.nextBytes(data); // most often no UTF-8
    }
    return new PutRecord(
        shard, data, START.plusMillis(random.nextInt(120_000)), "key " + random.nextInt(9));
  }
}
