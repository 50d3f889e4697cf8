package dev.weir.accesslog.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Client text changes neither time nor status nor bytes nor service of a line. */
class ForgedLinesTest {

  private static final long SEED = 18;
  private static final int LINES = 40_000;

  private final AccessLogParser parser = AccessLogParser.of(FormatSettings.auto());

  @Test
  void a_user_that_looks_like_a_line_is_not_a_line() {
    String forged =
        "198.51.100.66 - x [01/Nov/2026:00:00:00 +0000] - 503 0"
            + " [29/Nov/2026:06:00:07 +0000] \"GET / HTTP/1.1\" 401 179";

    assertThat(LineReading.of(parser, forged))
        .isEqualTo(new LineReading("EVENT", "2026-11-29T06:00Z", "", 401, 0, 179));
  }

  @Test
  void a_user_of_a_bracket_does_not_hide_the_line() {
    for (String user : new String[] {"[", "]", "x [a", "[admin]", "[01/Nov/2026:00:00:00 +0000]"}) {
      String line =
          "198.51.100.66 - " + user + " [29/Nov/2026:06:00:07 +0000] \"GET / HTTP/1.1\" 500 1";

      assertThat(LineReading.of(parser, line).status()).as(user).isEqualTo(500);
    }
  }

  @Test
  void a_user_with_blanks_does_not_make_the_address_a_service() {
    String line =
        "203.0.113.1:443 - John Smith [ [29/Nov/2026:06:00:07 +0000] \"GET / HTTP/1.1\" 500 1";

    assertThat(LineReading.of(parser, line))
        .isEqualTo(new LineReading("EVENT", "2026-11-29T06:00Z", "", 500, 0, 1));
  }

  @Test
  void a_line_with_two_whole_readings_is_ambiguous() {
    String line =
        "198.51.100.66 - x [01/Nov/2026:00:00:00 +0000] \"GET / HTTP/1.1\" 503 0"
            + " [29/Nov/2026:06:00:07 +0000] \"GET / HTTP/1.1\" 401 179";

    assertThat(LineReading.of(parser, line).result()).isEqualTo("AMBIGUOUS");
  }

  @Test
  void a_path_that_looks_like_an_answer_is_none_of_envoy() {
    String line =
        "[2026-11-29T07:00:00.310Z] \"GET /\" 200 - 0 0 HTTP/1.1\" 503 UF 154 0 226 -"
            + " \"10.0.35.28\" \"nsq2http\" \"cc21d9b0\" \"locations:80\" \"tcp://10.0.2.1:80\"";

    assertThat(LineReading.of(parser, line).status()).isEqualTo(503);
    assertThat(LineReading.of(parser, line.replace("- 0 0 HTTP", "- 0 0 0 - \"HTTP")).result())
        .isEqualTo("AMBIGUOUS");
  }

  @Test
  void an_agent_with_quotes_does_not_choose_the_service_of_envoy() {
    String line =
        "[2026-11-29T07:00:00.310Z] \"GET / HTTP/1.1\" 503 UF 154 0 226 -"
            + " \"-\" \"a\" \"b\" \"checkout\" \"c\" \"id\" \"shop.example\" \"10.0.2.1:80\"";

    assertThat(LineReading.of(parser, line).result()).isEqualTo("AMBIGUOUS");
  }

  @Test
  void a_client_whose_text_comes_first_hides_no_line_and_chooses_no_values() {
    String own = " - - [29/Nov/2026:06:00:07 +0000] \"GET / HTTP/1.1\" 200 9 \"-\" \"M\"";
    var random = new SplittableRandom(SEED);
    for (int i = 0; i < LINES; i++) {
      String server = Servers.NAMES.get(i % Servers.NAMES.size());
      // nginx escapes the quotes of X-Forwarded-For.
      String first = Servers.line(server, random.split()).text().replace("\"", "\\x22");
      String cut = first.substring(0, random.nextInt(first.length() + 1));
      var reading = LineReading.of(parser, (cut + own).getBytes(StandardCharsets.ISO_8859_1));

      assertThat(reading.result()).as(cut).isNotEqualTo("HEADER");
      if (reading.result().equals("EVENT")) {
        assertThat(reading.status()).as(cut).isEqualTo(200);
        assertThat(reading.minute()).as(cut).isEqualTo("2026-11-29T06:00Z");
      }
    }
  }

  @Test
  void a_client_whose_text_comes_first_is_read_in_the_pinned_format() {
    var settings =
        new FormatSettings(
            "custom",
            "log_format main '$http_x_forwarded_for - $remote_user [$time_local] \"$request\""
                + " $status $body_bytes_sent';");
    var pinned = AccessLogParser.of(settings);
    for (String first :
        new String[] {"#Remark: x", "#Fields: date time sc-status", "{", "<6>", "[", "\t"}) {
      String line = first + " - - [29/Nov/2026:06:00:07 +0000] \"GET / HTTP/1.1\" 500 9";

      assertThat(LineReading.of(pinned, line).status()).as(first).isEqualTo(500);
    }
  }

  @Test
  void every_line_of_a_hostile_client_is_read_as_its_server_wrote_it() {
    assertThat(LineChecks.hostile(SEED, LINES)).isEmpty();
  }

  @Test
  void most_lines_of_servers_without_escapes_are_read() {
    var random = new SplittableRandom(SEED);
    int lines = 2_000;
    for (String server : new String[] {"traefik", "s3", "envoy", "istio", "istio-old"}) {
      int read = 0;
      for (int i = 0; i < lines; i++) {
        byte[] line =
            Servers.line(server, random.split()).text().getBytes(StandardCharsets.ISO_8859_1);
        read += LineReading.of(parser, line).result().equals("EVENT") ? 1 : 0;
      }

      assertThat(read).as("%s seed=%d", server, SEED).isGreaterThan(lines / 10);
    }
  }

  @Test
  void a_long_line_of_quotes_and_times_is_read_in_one_go() {
    String time = " [29/Nov/2026:06:00:07 +0000] \"";
    String front = "198.51.100.66 - x";

    assertThat(LineReading.of(parser, front + time.repeat(30_000)).result())
        .isEqualTo("BAD_STATUS");
    assertThat(LineReading.of(parser, front + time.repeat(30_000) + " x").result())
        .isEqualTo("BAD_STATUS");
    assertThat(
            LineReading.of(parser, front + time.repeat(30_000) + "GET / HTTP/1.1\" 500 1").result())
        .isEqualTo("AMBIGUOUS");
  }
}
