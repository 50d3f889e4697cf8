package dev.weir.accesslog.formats;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CustomFormatTest {

  private static final String TIME = "10/Oct/2025:13:55:36 +0000";
  private static final String MINUTE = "2025-10-10T13:55Z";

  @Test
  void a_string_is_read_in_every_form_that_it_has_in_a_configuration() {
    String line = "203.0.113.9 - - [" + TIME + "] \"GET / HTTP/1.1\" 502 17";

    for (String format :
        new String[] {
          "%h %l %u %t \"%r\" %>s %b",
          "%h %l %u %t \\\"%r\\\" %>s %b",
          "\"%h %l %u %t \\\"%r\\\" %>s %b\"",
          "LogFormat \"%h %l %u %t \\\"%r\\\" %>s %b\" common",
          "$remote_addr - $remote_user [$time_local] \"$request\" $status $body_bytes_sent",
          "'$remote_addr - ${remote_user} [$time_local] '\n '\"$request\" $status $bytes_sent'",
          "log_format a escape=default '$remote_addr - - [$time_local] \"$request\" $status "
              + "$body_bytes_sent';"
        }) {
      assertThat(read(format, line))
          .as(format)
          .isEqualTo(new LineReading("EVENT", MINUTE, "", 502, 0, 17));
    }
  }

  @Test
  void a_log_format_of_json_is_read() {
    String format =
        "{\"at\":\"$time_iso8601\",\"code\":$status,\"host\":\"$host\",\"ua\":\"$http_user_agent\"}";
    String line =
        "{\"at\":\"2025-10-10T13:55:36+00:00\",\"code\":404,\"host\":\"a.example.org\",\"ua\":\"x\"}";

    assertThat(read(format, line))
        .isEqualTo(new LineReading("EVENT", MINUTE, "a.example.org", 404, 0, 0));
  }

  @Test
  void the_status_after_redirects_goes_before_the_first() {
    assertThat(read("%t %s %>s", "[" + TIME + "] 302 200").status()).isEqualTo(200);
    assertThat(read("%t %s", "[" + TIME + "] 302").status()).isEqualTo(302);
  }

  @Test
  void conditions_of_a_directive_change_nothing() {
    assertThat(read("%t %!200,304{Referer}i %>s", "[" + TIME + "] - 200").status()).isEqualTo(200);
  }

  @Test
  void a_local_time_without_brackets_has_its_blank() {
    assertThat(read("$time_local $status", TIME + " 503").minute()).isEqualTo(MINUTE);
  }

  @Test
  void apaches_own_times_are_read() {
    assertThat(read("%{msec}t %>s", "1760104536123 503").minute()).isEqualTo(MINUTE);
    assertThat(read("%{begin:sec}t %>s", "1760104536 503").minute()).isEqualTo(MINUTE);
    assertThat(read("%{%e %b %y %R}t %>s", "10 Oct 25 13:55 503").minute()).isEqualTo(MINUTE);
    assertThat(read("%{%e %b %y %R}t %>s", " 9 Oct 25 13:55 503").minute())
        .isEqualTo("2025-10-09T13:55Z");
    assertThat(
            read(
                    "%{%d/%b/%Y %T}t.%{usec_frac}t %{%z}t %>s",
                    "10/Oct/2025 13:55:36.123456 -0100 503")
                .minute())
        .isEqualTo("2025-10-10T14:55Z");
  }

  @Test
  void lines_that_do_not_fit_are_not_of_the_format() {
    assertThat(read("%v|%t|%>s", "a.example.org [" + TIME + "] 200").result())
        .isEqualTo("NOT_AN_ACCESS_LOG");
    assertThat(read("%t \"%r\" %>s", "[" + TIME + "] \"GET /").result())
        .isEqualTo("NOT_AN_ACCESS_LOG");
  }

  private static LineReading read(String format, String line) {
    return LineReading.of(AccessLogParser.of(new FormatSettings("custom", format)), line);
  }

  @Test
  void a_user_outside_of_quotes_is_not_read_as_the_time() {
    String format =
        "$remote_addr - $remote_user [$time_local] \"$request\" $status $body_bytes_sent";
    var parser = AccessLogParser.of(new FormatSettings("custom", format));
    String end = " [29/Nov/2026:06:00:07 +0000] \"GET / HTTP/1.1\" 502 11";

    for (String user :
        new String[] {"-", "x [a", "John Smith", "x [01/Jan/2026:00:00:00 +0000] -"}) {
      assertThat(LineReading.of(parser, "1.2.3.4 - " + user + end))
          .as(user)
          .isEqualTo(new LineReading("EVENT", "2026-11-29T06:00Z", "", 502, 0, 11));
    }
    assertThat(LineReading.of(parser, "1.2.3.4 - x [01/Jan/2026:00:00:00 +0000] \"" + end).result())
        .isEqualTo("AMBIGUOUS");
  }

  @Test
  void apaches_user_of_no_length_is_read() {
    var parser = AccessLogParser.of(new FormatSettings("custom", "%h %l %u %t \"%r\" %>s %O"));

    assertThat(
            LineReading.of(
                    parser, "1.2.3.4 - \"\" [29/Nov/2026:06:00:07 +0000] \"GET / HTTP/1.1\" 502 11")
                .status())
        .isEqualTo(502);
  }
}
