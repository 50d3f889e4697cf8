package dev.weir.client.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.client.CommandFault;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SendReportTest {

  @Test
  void a_completely_counted_file_is_reported_in_one_line() {
    var report = new SendReport(SendTarget.ACCESS_LOGS, "access.log", 3_018, 2);

    assertThat(report.text(_ -> "none"))
        .containsExactly("3,018 lines: 3,016 counted, 0 quarantined, 2 blank lines or headers");
    report.requireShareUpTo(0);
  }

  @Test
  void the_first_quarantined_lines_are_shown_with_number_reason_and_nearest_format() {
    var report = new SendReport(SendTarget.ACCESS_LOGS, "access.log", 3_018, 0);
    for (var line = 3_018; line >= 1; line--) {
      report.add(rejection(line, "BAD_TIME", "text " + line));
    }

    assertThat(report.text(line -> "combined, except for its time"))
        .hasSize(1 + 2 * 5 + 1)
        .startsWith(
            "3,018 lines: 0 counted, 3,018 quarantined",
            "  access.log, line 1: BAD_TIME; nearest format: combined, except for its time",
            "    text 1",
            "  access.log, line 2: BAD_TIME; nearest format: combined, except for its time")
        .endsWith("  BAD_TIME=3018");
  }

  @Test
  void a_completely_quarantined_record_counts_with_all_its_lines() {
    var report = new SendReport(SendTarget.TRANSACTIONS, "pay.csv", 100, 0);
    report.add(new Rejection(26, 25, "TOO_MANY_EVENTS", "events=25", new byte[] {'\033', 'x'}));

    assertThat(report.share()).isEqualTo(0.25);
    assertThat(report.text(_ -> ""))
        .containsExactly(
            "100 transactions: 75 applied, 25 quarantined",
            "  pay.csv, lines 26 to 50, one record: TOO_MANY_EVENTS (events=25)",
            "    ?x",
            "  TOO_MANY_EVENTS=25");
  }

  @Test
  void more_than_the_allowed_share_fails_with_both_shares_named() {
    var report = new SendReport(SendTarget.ACCESS_LOGS, "access.log", 100, 0);
    report.add(rejection(7, "BAD_STATUS", ""));
    report.requireShareUpTo(0.01);
    report.add(rejection(8, "BAD_STATUS", ""));

    assertThatThrownBy(() -> report.requireShareUpTo(0.01))
        .isInstanceOfSatisfying(
            CommandFault.class, fault -> assertThat(fault.remedy()).contains("formats explain"))
        .hasMessage(
            "access.log: 2.0 % of the lines are quarantined; --allow-rejected allows 1.0 %");
  }

  @Test
  void a_header_that_is_quarantined_is_not_counted_as_skipped_too() {
    var report = new SendReport(SendTarget.ACCESS_LOGS, "access.log", 10, 2);
    report.add(rejection(1, "NOT_AN_ACCESS_LOG", "# comment"));

    assertThat(report.text(_ -> "none").getFirst())
        .isEqualTo("10 lines: 8 counted, 1 quarantined, 1 blank lines or headers");
  }

  private static Rejection rejection(long line, String reason, String text) {
    return new Rejection(line, 1, reason, "", text.getBytes(StandardCharsets.UTF_8));
  }
}
