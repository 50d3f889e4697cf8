package dev.weir.acceptance.integration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Collections.nCopies;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.acceptance.page.Browser;
import dev.weir.acceptance.stacks.LocalCloudStack;
import dev.weir.client.cloud.LocalAccess;
import dev.weir.client.report.AlertsCommand;
import dev.weir.client.report.ErrorsCommand;
import dev.weir.client.report.TopicSubscriber;
import dev.weir.client.report.TopicSubscriber.ReceivedMessage;
import dev.weir.client.terminal.Printer;
import dev.weir.events.ForeignText;
import dev.weir.local.LocalCloud;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisClient;

/**
 * Alerts about services that clients have named as attackers do, alongside alerts about a normal
 * name: the hostile ones are harmless and delay no others. Prints the times from a record's arrival
 * to the receipt of its alert, with and without hostile ones.
 */
@Tag("cloud")
class HostileNamesIT {

  private static final int ALERTS = 100;

  /** As many errors in a minute as raise an alert by the default rule. */
  private static final int ERRORS = 10;

  private static final int MINUTES_PER_PUT = 10;
  private static final Duration SPAN = Duration.ofMinutes(ALERTS);
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private final Instant first = Instant.now().truncatedTo(ChronoUnit.HOURS);
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final List<String> HOSTILE =
      List.of(
          "\u001b[2J\u001b]0;owned\u0007",
          "|@@|zzz x",
          "@|red down|@",
          "=HYPERLINK(\"http://evil.example\")",
          "+1+cmd",
          "-1+cmd",
          "@SUM(A1)",
          "\u202egnp.exe",
          "a\r\nSubject: all is well",
          "<img src=x onerror=alert(1)>",
          "\"><svg onload=window.owned=1>",
          "<script>window.owned=1</script>",
          "javascript:window.owned=1",
          "{{constructor.constructor('window.owned=1')()}}",
          "\u009b31m",
          "\"\"\"\"\"\"\"\"\"\"\"\"",
          "%n%s%d");

  private record SortedTimes(List<Duration> sorted) {
    Duration p99() {
      return sorted.get(sorted.size() * 99 / 100);
    }
  }

  @Test
  void hostile_names_are_harmless_and_delay_nobody() throws Exception {
    var stack = LocalCloudStack.get();
    var cloud = stack.cloud();
    var without = run(cloud, first.minus(10, ChronoUnit.DAYS), false);
    var with = run(cloud, first.minus(20, ChronoUnit.DAYS), true);
    System.out.printf(
        "good alerts: p99 %d ms alone, %d ms alongside %d hostile ones%n",
        without.p99().toMillis(), with.p99().toMillis(), ALERTS);
    isHarmlessPrinted(stack.home());
    isHarmlessInThePage(cloud);
  }

  private static void isHarmlessPrinted(Path home) {
    var errors = printed(home, new ErrorsCommand());
    assertThat(errors).contains("|@@|zzz x", "<img src=x onerror=alert(1)>");
    assertThat(printed(home, new AlertsCommand(), "--limit", "1000")).contains("|@@|zzz x");
    assertThat(printed(home, new ErrorsCommand(), "--json")).contains("\\u202e", "|@@|zzz x");
    assertThat(printed(home, new ErrorsCommand(), "--csv").lines().map(row -> row.split(",", 3)[1]))
        .hasSizeGreaterThan(ALERTS)
        .noneMatch(cell -> cell.matches("\"?[=+@-].*"))
        .anyMatch(cell -> cell.startsWith("\"'=HYPERLINK"));
  }

  /**
   * Checks that names cannot run, load or create elements in a page, or change how others are read.
   */
  private static void isHarmlessInThePage(LocalCloud cloud) {
    try (var browser = Browser.open()) {
      browser.show(cloud.page(), 1_400, 900);
      browser.await("document.querySelectorAll('#alerts details').length > 10");
      var texts = "[...document.querySelectorAll('#alerts .headline')].map(e => e.textContent)";
      browser.await(texts + ".some(text => text.includes('<img src=x onerror=alert(1)>'))");
      assertThat(browser.texts(texts))
          .anyMatch(text -> text.contains("<script>window.owned=1</script>"))
          .allMatch(text -> text.codePoints().allMatch(ForeignText::isHarmless));
      assertThat(browser.value("'owned' in window")).isEqualTo(false);
      assertThat(
              browser.value(
                  "document.querySelectorAll('#alerts :is(img, svg, script, iframe, a)').length"))
          .isEqualTo(0L);
      browser.picture("hostile-names", 1_400);
      assertThat(browser.complaints()).isEmpty();
    }
  }

  private static String printed(Path home, Object command, String... arguments) {
    var before = System.setProperty("weir.home", home.toString());
    try {
      var out = new StringWriter();
      var code = new CommandLine(command).setOut(Printer.ofResults(out)).execute(arguments);
      assertThat(code).isZero();
      assertThat(out.toString().codePoints().filter(c -> c != '\n'))
          .allMatch(ForeignText::isHarmless);
      return out.toString();
    } finally {
      System.setProperty("weir.home", before);
    }
  }

  /** Sends an error of the normal service each minute, and optionally one of a hostile one. */
  private static SortedTimes run(LocalCloud cloud, Instant from, boolean hostile) throws Exception {
    var access = LocalAccess.open(cloud.state());
    var stream = access.output("AccessLogStreamName");
    try (var subscriber = TopicSubscriber.subscribe(access);
        var kinesis = access.kinesis()) {
      var times = new ArrayList<Duration>();
      var received = new HashMap<String, ReceivedMessage>();
      for (var minute = 0; minute < ALERTS; minute += MINUTES_PER_PUT) {
        var wanted = received.size() + MINUTES_PER_PUT * (hostile ? 2 : 1);
        put(kinesis, stream, lines(from, minute, hostile));
        await(subscriber, from, received, wanted);
      }
      for (var each : received.values()) {
        assertThat(each.alert().path("summary").asText()).contains("requests failed");
        if (each.alert().path("service").asText().equals("good")) {
          times.add(each.sinceArrival().orElseThrow());
        }
      }
      assertThat(times).hasSize(ALERTS);
      assertThat(received).hasSize(ALERTS * (hostile ? 2 : 1));
      return new SortedTimes(times.stream().sorted().toList());
    }
  }

  private static List<String> lines(Instant from, int minute, boolean hostile) {
    var lines = new ArrayList<String>();
    IntStream.range(minute, minute + MINUTES_PER_PUT)
        .forEach(
            m -> {
              var at = from.plus(m, ChronoUnit.MINUTES);
              lines.addAll(nCopies(ERRORS, line(at, "good")));
              if (hostile) {
                lines.addAll(nCopies(ERRORS, line(at, HOSTILE.get(m % HOSTILE.size()) + m)));
              }
            });
    return lines;
  }

  private static String line(Instant at, String service) {
    var line = JSON.createObjectNode();
    line.put("@timestamp", at.toString());
    var http = line.putObject("http");
    http.putObject("request").put("method", "GET");
    http.putObject("response").put("status_code", 503).putObject("body").put("bytes", 1);
    line.putObject("url").put("path", "/");
    line.putObject("service").put("name", service);
    return line.toString();
  }

  private static void put(KinesisClient kinesis, String stream, List<String> lines) {
    kinesis.putRecord(
        r ->
            r.streamName(stream)
                .partitionKey("one lane")
                .data(SdkBytes.fromString(String.join("\n", lines), UTF_8)));
  }

  private static void await(
      TopicSubscriber subscriber, Instant from, Map<String, ReceivedMessage> received, int wanted)
      throws IOException {
    var deadline = Instant.now().plus(PATIENCE);
    while (received.size() < wanted) {
      assertThat(Instant.now()).as("%d of %d alerts", received.size(), wanted).isBefore(deadline);
      for (var each : subscriber.receive()) {
        isHarmless(each);
        if (isOfMinutesSince(from, each)) {
          received.put(each.alert().path("id").asText(), each);
        }
      }
    }
  }

  /** Other tests raise alerts on this cloud, too, and services fall silent after their minute. */
  private static boolean isOfMinutesSince(Instant from, ReceivedMessage received)
      throws IOException {
    var alert = received.alert();
    return alert.path("type").asText().equals("ERROR_COUNT")
        && from.until(minute(alert)).compareTo(SPAN) < 0
        && !minute(alert).isBefore(from);
  }

  private static Instant minute(JsonNode alert) {
    return Instant.parse(alert.path("evidence").path("minute").asText());
  }

  private static void isHarmless(ReceivedMessage received) throws IOException {
    var alert = received.alert();
    var summary = alert.path("summary").asText();
    assertThat(summary).isEqualTo(ForeignText.oneLine(summary));
    assertThat(received.body().codePoints().filter(c -> c != '\n'))
        .allMatch(ForeignText::isHarmless);
  }
}
