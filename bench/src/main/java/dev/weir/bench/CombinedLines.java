package dev.weir.bench;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Random;

/** Makes combined lines of about 210 bytes each; the same seed gives the same lines. */
final class CombinedLines {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final Instant BEGIN = Instant.parse("2025-10-10T13:55:00Z");
  private static final int[] STATUSES = {200, 200, 200, 200, 206, 301, 304, 404, 500, 502};
  private static final String[] AGENTS = {
    "Mozilla/5.0 (X11; Linux x86_64; rv:131.0) Gecko/20100101 Firefox/131.0",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)",
    "curl/8.9.1",
    "an \\\"agent\\\" with quotes"
  };

  private CombinedLines() {}

  /** Returns the given number of lines, each in a separate array. */
  static byte[][] make(int count, long seed) {
    var random = new Random(seed);
    byte[][] lines = new byte[count][];
    for (int i = 0; i < count; i++) {
      lines[i] = line(random, BEGIN.plusMillis(i * 20L)).getBytes(StandardCharsets.UTF_8);
    }
    return lines;
  }

  private static String line(Random random, Instant time) {
    return String.format(
        Locale.ROOT,
        "203.0.113.%d - - [%s] \"GET /shop/%s/%d HTTP/1.1\" %d %d \"https://www.example.org/%s\""
            + " \"%s\"",
        random.nextInt(256),
        TIME.format(time),
        Long.toHexString(random.nextLong()),
        random.nextInt(100_000),
        STATUSES[random.nextInt(STATUSES.length)],
        random.nextInt(1_000_000),
        Long.toHexString(random.nextLong()),
        AGENTS[random.nextInt(AGENTS.length)]);
  }
}
