package dev.weir.cli.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.cli.Run;
import dev.weir.client.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Complete runs of the command, in a home folder without a cloud. */
class BacktestTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");
  private static final String HEADER =
      "id,userId,amount,currency,merchant,channel,country,city,occurredAt";

  @TempDir Path home;
  private Path file;

  /**
   * The file has a user who is too fast for the built-in rules, one who is almost too fast, and an
   * invalid row.
   */
  @BeforeEach
  void write_a_file() throws IOException {
    var rows = new ArrayList<>(List.of(HEADER));
    for (var i = 0; i < 12; i++) {
      rows.add(row("fast-" + i, "u-fast", START.plusSeconds(i)));
    }
    for (var i = 0; i < 8; i++) {
      rows.add(row("brisk-" + i, "u-brisk", START.plusSeconds(i)));
    }
    rows.add("bad,u-bad,12.50,EURO,Kiosk,online,PT,Lisbon," + START);
    rows.add(row("fast-0", "u-fast", START));
    file = Files.write(home.resolve("payments.csv"), rows);
  }

  private static String row(String id, String user, Instant at) {
    return "%s,%s,12.50,EUR,Kiosk,online,PT,Lisbon,%s".formatted(id, user, at);
  }

  @Test
  void without_new_rules_it_lists_the_alerts_of_the_current_ones() {
    var run = backtest();

    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("21 transactions of 2 users, 1 duplicates")
        .contains("1 rows rejected")
        .contains("{UNKNOWN_CURRENCY=1}")
        .contains("transactions/s")
        .contains("u-fast");
  }

  @Test
  void stricter_rules_show_new_and_unchanged_alerts() throws IOException {
    var run = backtest("--rules", rules("{\"rules\":{\"VELOCITY\":{\"count\":5}}}"), "--all");

    assertThat(counts(run, "VELOCITY")).containsExactly("1", "0", "0", "1");
    assertThat(run.out().lines())
        .anyMatch(line -> line.startsWith("+ ") && line.contains("u-brisk"))
        .anyMatch(line -> line.startsWith("   2026") && line.contains("u-fast"));
  }

  @Test
  void alerts_that_stay_the_same_are_listed_only_on_request() throws IOException {
    var run = backtest("--rules", rules("{\"rules\":{\"VELOCITY\":{\"count\":5}}}"));

    assertThat(run.out()).contains("u-brisk").doesNotContain("u-fast");
  }

  @Test
  void a_disabled_rule_shows_the_removed_alerts() throws IOException {
    var run = backtest("--rules", rules("{\"rules\":{\"VELOCITY\":{\"mode\":\"off\"}}}"));

    assertThat(counts(run, "VELOCITY")).containsExactly("0", "1", "0", "0");
    assertThat(run.out().lines())
        .anyMatch(line -> line.startsWith("- ") && line.contains("u-fast"));
  }

  @Test
  void a_rule_in_shadow_mode_is_shown_as_such() throws IOException {
    var run = backtest("--rules", rules("{\"rules\":{\"VELOCITY\":{\"mode\":\"shadow\"}}}"));

    assertThat(counts(run, "VELOCITY")).containsExactly("0", "0", "1", "0");
    assertThat(run.out().lines())
        .anyMatch(line -> line.startsWith("~ ") && line.endsWith("(shadow)"));
  }

  @Test
  void the_present_rules_can_be_given_too() throws IOException {
    var strict = rules("{\"rules\":{\"VELOCITY\":{\"count\":5}}}");

    var run = backtest("--current", strict, "--rules", strict);

    assertThat(counts(run, "VELOCITY")).containsExactly("0", "0", "0", "2");
  }

  @Test
  void machines_get_each_alert_and_a_summary() throws IOException {
    var run =
        backtest("--rules", rules("{\"rules\":{\"VELOCITY\":{\"count\":5}}}"), "--json", "--all");

    var lines = run.out().lines().map(BacktestTest::json).toList();
    assertThat(lines).hasSize(3);
    assertThat(lines.getFirst().path("alert").fieldNames())
        .toIterable()
        .containsExactly(
            "id",
            "type",
            "ruleVersion",
            "severity",
            "user",
            "service",
            "raisedAt",
            "publishedAt",
            "summary",
            "evidence");
    assertThat(lines).extracting(line -> line.path("change").asText()).contains("new", "same");
    var summary = lines.getLast().path("summary");
    assertThat(summary.path("transactions").asLong()).isEqualTo(21);
    assertThat(summary.path("refused").path("UNKNOWN_CURRENCY").asLong()).isEqualTo(1);
    assertThat(summary.path("rules").path("VELOCITY").path("new").asLong()).isEqualTo(1);
  }

  @Test
  void a_truncated_list_shows_the_number_of_omitted_alerts() throws IOException {
    var run =
        backtest(
            "--rules", rules("{\"rules\":{\"VELOCITY\":{\"count\":1}}}"), "--all", "--limit", "1");

    assertThat(run.out()).contains("and 1 more; --limit N lists them");
  }

  @Test
  void a_file_without_any_transaction_is_a_fault_with_the_reasons() throws IOException {
    Files.writeString(file, "no json\nnone either\n");

    var run = backtest();

    assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(run.err()).contains("contains no valid transaction").contains("MALFORMED_JSON=2");
  }

  private Run backtest(String... options) {
    var words = new ArrayList<>(List.of("backtest", "transactions", file.toString()));
    words.addAll(List.of(options));
    return Run.in(home, words.toArray(String[]::new));
  }

  private String rules(String document) throws IOException {
    return Files.writeString(home.resolve("rules.json"), document).toString();
  }

  /** Returns the counts of a rule: new, gone, changed, same. */
  private static List<String> counts(Run run, String rule) {
    return run.out()
        .lines()
        .filter(line -> line.startsWith(rule))
        .findFirst()
        .map(line -> List.of(line.strip().split("\\s+", -1)))
        .map(cells -> cells.subList(1, cells.size()))
        .orElseThrow();
  }

  private static JsonNode json(String line) {
    try {
      return JSON.readTree(line);
    } catch (IOException e) {
      throw new AssertionError(line, e);
    }
  }
}
