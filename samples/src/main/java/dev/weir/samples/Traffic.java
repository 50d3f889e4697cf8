package dev.weir.samples;

import java.time.Instant;
import java.util.List;
import java.util.Random;

/** Draws requests and their responses. */
final class Traffic {

  private static final List<String> PATHS =
      List.of("/", "/index.html", "/basket", "/api/v1/items/4711", "/img/logo.png", "/search");

  private static final List<String> AGENTS =
      List.of(
          "Mozilla/5.0 (X11; Linux x86_64) Gecko/20100101 Firefox/140.0",
          "curl/8.9.1",
          "Bot \\\"quoted\\\" [beta] (+https://example.com/bot)");

  private static final List<String> CLIENTS =
      List.of("203.0.113.7", "198.51.100.23", "192.0.2.146", "203.0.113.80");

  /** Per mille of all responses; the last entry takes the rest. */
  private static final int[][] STATUSES = {
    {304, 60}, {404, 45}, {301, 30}, {206, 12}, {403, 6}, {499, 3}, {500, 1}, {200, 1000}
  };

  private static final int[] FAILURES = {502, 503, 504, 500};
  private static final int ODD_REQUESTS_PER_MILLE = 8;
  private static final int MAX_BYTES = 60_000;

  private final Random random;

  Traffic(Random random) {
    this.random = random;
  }

  /** Returns a request to a source; it fails with this probability because of an incident. */
  Request draw(Source source, Instant at, double failing) {
    if (source.format().quotesRequestLine() && random.nextInt(1000) < ODD_REQUESTS_PER_MILLE) {
      return oddRequest(source, at);
    }
    var status = random.nextDouble() < failing ? pick(FAILURES) : usualStatus(source);
    var path = pick(PATHS);
    return request(source, at, "GET " + path + " HTTP/1.1", path, status);
  }

  /**
   * Returns a request of a scanner, or of a client that disconnects: not HTTP, but answered and
   * logged.
   */
  private Request oddRequest(Source source, Instant at) {
    return random.nextBoolean()
        ? request(source, at, "\\x16\\x03\\x01\\x02\\x00", "/", 400)
        : request(source, at, "-", "/", 408);
  }

  private Request request(Source source, Instant at, String line, String path, int status) {
    var bytes = status == 304 || status == 0 ? 0 : random.nextInt(MAX_BYTES);
    return new Request(
        at,
        source.service(),
        pick(CLIENTS),
        line,
        path,
        status,
        bytes,
        pick(AGENTS),
        1 + random.nextInt(800),
        "%016x".formatted(random.nextLong()));
  }

  private int usualStatus(Source source) {
    var draw = random.nextInt(1000);
    for (var entry : STATUSES) {
      draw -= entry[1];
      if (draw < 0) {
        return entry[0] == 499 && isOfEnvoy(source.format()) ? 0 : entry[0];
      }
    }
    throw new IllegalStateException("The last status takes the rest");
  }

  private static boolean isOfEnvoy(SampleFormat format) {
    return switch (format) {
      case ENVOY, ISTIO, ENVOY_GATEWAY -> true;
      default -> false;
    };
  }

  private int pick(int[] choices) {
    return choices[random.nextInt(choices.length)];
  }

  private String pick(List<String> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
