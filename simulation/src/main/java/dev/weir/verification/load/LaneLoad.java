package dev.weir.verification.load;

import dev.weir.testkit.ShardModel;
import dev.weir.verification.accesslog.LabelledRecord;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Access logs as they arrive at one shard.
 *
 * @param recordsPerSecond on average
 * @param linesPerRecord how many lines a producer packs into a record
 * @param lasts how long they arrive
 * @param isEven whether records are evenly spaced; otherwise they arrive at random
 */
public record LaneLoad(
    double recordsPerSecond, int linesPerRecord, Duration lasts, boolean isEven) {

  static final Instant START = Instant.parse("2026-11-23T10:00:00Z");

  private static final DateTimeFormatter CLF =
      DateTimeFormatter.ofPattern("dd/MMM/uuuu:HH:mm:ss Z", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final int SERVICES = 5;
  private static final double NANOS = 1e9;

  // Lanes have sequence numbers of this length on AWS.
  private static final BigInteger FIRST_NUMBER = new BigInteger("49659" + "0".repeat(51));

  /** Evenly spaced records, which cause the most invocations. */
  public static LaneLoad even(double recordsPerSecond, int linesPerRecord, Duration lasts) {
    return new LaneLoad(recordsPerSecond, linesPerRecord, lasts, true);
  }

  /** Records that arrive independently of each other. */
  public static LaneLoad random(double recordsPerSecond, int linesPerRecord, Duration lasts) {
    return new LaneLoad(recordsPerSecond, linesPerRecord, lasts, false);
  }

  ShardModel<LabelledRecord> shard(long seed) {
    var random = new SplittableRandom(seed);
    var shard = new ShardModel<LabelledRecord>(0, FIRST_NUMBER);
    var seconds = 0.0;
    for (var number = 0; seconds < lasts.toSeconds(); number++) {
      shard.put(record(number, START.plusNanos((long) (seconds * NANOS))), 0);
      seconds += (isEven ? 1 : -Math.log(1 - random.nextDouble())) / recordsPerSecond;
    }
    return shard;
  }

  private LabelledRecord record(int number, Instant arrivedAt) {
    var lines = new StringBuilder();
    for (var line = 0; line < linesPerRecord; line++) {
      lines
          .append("service%d.example:443 192.0.2.7 - - [".formatted((number + line) % SERVICES))
          .append(CLF.format(arrivedAt))
          .append("] \"GET /articles/%d HTTP/1.1\" ".formatted(line))
          .append((number + line) % 20 == 0 ? "404" : "200")
          .append(" 48211\n");
    }
    return new LabelledRecord(
        lines.toString().getBytes(StandardCharsets.UTF_8), arrivedAt, List.of());
  }
}
