package dev.weir.samples;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Lines in real logs that are not access-log lines. */
final class Garbage {

  private static final List<String> TEXTS =
      List.of(
          "Started Application in 4.217 seconds (process running for 4.9)",
          "\tat com.example.shop.Basket.total(Basket.java:118)",
          "203.0.113.9 - - [31/Feb/2026:25:61:00 +0000] \"GET / HTTP/1.1\" 200 512",
          "203.0.113.9 - - [23/Nov/2026:05:00:00 +0000] \"GET / HTTP/1.1\" 2x0 512",
          "203.0.113.9 - - [23/Nov/2026:05:00:00 +0000] \"GET /basket/cut-off-he",
          "{\"level\":\"info\",\"ts\":1763875200.1,\"logger\":\"http.log.acc",
          "<html><body><h1>400 Bad Request</h1></body></html>");

  private static final byte[] HANDSHAKE = {0x16, 0x03, 0x01, 0x02, 0x00, (byte) 0xFF, (byte) 0xFE};

  private Garbage() {}

  static byte[] line(Random random, boolean mayBeBinary) {
    var pick = random.nextInt(TEXTS.size() + (mayBeBinary ? 1 : 0));
    var text = pick < TEXTS.size() ? TEXTS.get(pick).getBytes(StandardCharsets.UTF_8) : HANDSHAKE;
    return text.clone();
  }
}
