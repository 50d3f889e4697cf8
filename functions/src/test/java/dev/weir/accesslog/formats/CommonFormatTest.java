package dev.weir.accesslog.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CommonFormatTest {

  private final AccessLogParser parser = AccessLogParser.of(FormatSettings.auto());
  private final AccessLogLine line = new AccessLogLine();

  @Test
  void a_common_line_gives_time_status_and_bytes() {
    var result =
        parse("203.0.113.7 - bob [10/Oct/2025:13:55:36 +0200] \"GET /a HTTP/1.1\" 502 2326");

    assertThat(result).isEqualTo(LineResult.EVENT);
    assertThat(Instant.ofEpochSecond(line.epochSecond())).isEqualTo("2025-10-10T11:55:36Z");
    assertThat(line.status()).isEqualTo(502);
    assertThat(line.bytes()).isEqualTo(2326);
    assertThat(service()).isEmpty();
  }

  @Test
  void a_vhost_is_the_service_without_its_port() {
    parse("www.example.org:443 203.0.113.7 - - [10/Oct/2025:13:55:36 +0000] \"-\" 408 -");

    assertThat(service()).isEqualTo("www.example.org");
    assertThat(line.status()).isEqualTo(408);
    assertThat(line.bytes()).isZero();
  }

  @Test
  void a_user_with_blanks_is_not_a_vhost() {
    parse("2001:db8::1 - bob smith [10/Oct/2025:13:55:36 +0000] \"GET / HTTP/1.1\" 200 5");

    assertThat(service()).isEmpty();
    assertThat(line.status()).isEqualTo(200);
  }

  @Test
  void an_escaped_quote_does_not_end_the_request() {
    parse("::1 - - [10/Oct/2025:13:55:36 +0000] \"GET /a\\\" 200 1 HTTP/1.1\" 500 7 \"-\" \"x\"");

    assertThat(line.status()).isEqualTo(500);
    assertThat(line.bytes()).isEqualTo(7);
  }

  @Test
  void a_quote_in_mid_word_does_not_end_the_request() {
    parse("::1 - - [10/Oct/2025:13:55:36 +0000] \"GET /\"a\"b HTTP/1.1\" 500 7");

    assertThat(line.status()).isEqualTo(500);
  }

  private LineResult parse(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    return parser.parse(bytes, 0, bytes.length, line);
  }

  private String service() {
    return new String(
        line.serviceBytes(),
        line.serviceFrom(),
        line.serviceTo() - line.serviceFrom(),
        StandardCharsets.UTF_8);
  }
}
