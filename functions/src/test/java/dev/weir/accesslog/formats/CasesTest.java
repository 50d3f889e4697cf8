package dev.weir.accesslog.formats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.accesslog.RecordCasesTest;
import dev.weir.stream.Lines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lines from public bug reports of other parsers, with their correct values. */
class CasesTest {

  private static final String FOLDER = "/cases/access-logs/";

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "a01-bot-requests | 400, 400, 400, 408, 200, 502",
        "a01b-raw-bytes | 500",
        "a02-empty-user | 503, 503, 503",
        "a03-alb-new-fields | 502 app/int-alb/0123456789abcdef, 301 app/pub/3011821a43ee0c5e,"
            + " 200 app/pub/3011821a43ee0c5e, 561 app/pub/3011821a43ee0c5e,"
            + " 101 app/pub/3011821a43ee0c5e",
        "a05-classic-elb | 503 my-lb, NOT_A_REQUEST",
        "a06-ingress-lists | 200 shop-cart-8080, 200 shop-cart-8080, 400, 502 shop-cart-8080,"
            + " 502 shop-cart-8080",
        "a07-iis-headerless-computername | NOT_AN_ACCESS_LOG, NOT_AN_ACCESS_LOG,"
            + " NOT_AN_ACCESS_LOG",
        "a08-iis-fields-changed | HEADER, HEADER, HEADER, HEADER, 500, HEADER, 503 shop.example",
        "a08b-w3c-date-in-header | HEADER, HEADER, HEADER, BAD_TIME",
        "a09-bom-w3c | HEADER, 500, 200",
        "a09b-bom-combined | 500, 200",
        "a10-cri | 500, 503",
        "a11-syslog-nginx | 500, 500, 500, 500",
        "a12-istio-text | 503 shop.example, 200 shop.example, 500 shop.example",
        "a13-apigateway | 500, 500, 500, 500",
        "a14-s3-quotes | 403 my-bucket, 503 my-bucket, 503 my-bucket, NOT_A_REQUEST,"
            + " 500 my-bucket",
        "a15-cloudfront-realtime-43 | 503 shop.example",
        "a15b-cloudfront-v2-json | 503 shop.example",
        "a16-json-oddities | 500, 500, 500, 500, 500, 500, 500, 500, NOT_AN_ACCESS_LOG,"
            + " NOT_AN_ACCESS_LOG, 500, 0, NOT_AN_ACCESS_LOG, 500, 500, 500, NOT_AN_ACCESS_LOG,"
            + " 502, 500, AMBIGUOUS",
        "a16b-message-member | 500",
        "a18-httperr | NOT_AN_ACCESS_LOG, NOT_AN_ACCESS_LOG, HEADER, 503"
      })
  void each_line_has_its_right_value(String name, String expected) throws IOException {
    assertThat(String.join(", ", read(name))).isEqualTo(expected);
  }

  @Test
  void no_case_lacks_values() throws Exception {
    var folder = Path.of(CasesTest.class.getResource(FOLDER).toURI());
    var files = new TreeSet<String>();
    try (var paths = Files.list(folder)) {
      paths.forEach(path -> files.add(path.getFileName().toString().replace(".log", "")));
    }
    var named = new TreeSet<>(names(CasesTest.class, "each_line_has_its_right_value"));
    named.addAll(names(RecordCasesTest.class, "a_record_counts_its_lines"));

    assertThat(named).isEqualTo(files);
  }

  private static List<String> names(Class<?> test, String method) throws NoSuchMethodException {
    var rows = test.getDeclaredMethod(method, String.class, String.class);
    return Arrays.stream(rows.getAnnotation(CsvSource.class).value())
        .map(row -> row.substring(0, row.indexOf('|')).strip())
        .toList();
  }

  private static List<String> read(String name) throws IOException {
    var parser = AccessLogParser.of(FormatSettings.auto());
    parser.startRecord();
    byte[] all = bytes(name);
    var readings = new ArrayList<String>();
    Lines.forEach(
        all,
        0,
        all.length,
        (bytes, from, to) -> {
          byte[] line = new byte[to - from];
          System.arraycopy(bytes, from, line, 0, line.length);
          readings.add(text(LineReading.of(parser, line)));
        });
    return readings;
  }

  private static String text(LineReading reading) {
    if (!reading.result().equals("EVENT")) {
      return reading.result();
    }
    assertThat(reading.minute()).matches("2026-11-29T0[56]:00Z|2026-12-31T23:59Z");
    return (reading.status() + " " + reading.service()).strip();
  }

  private static byte[] bytes(String name) throws IOException {
    try (var in = CasesTest.class.getResourceAsStream(FOLDER + name + ".log")) {
      assertThat(in).as(name).isNotNull();
      return in.readAllBytes();
    }
  }
}
