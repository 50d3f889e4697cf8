package dev.weir.cli.doctor;

import dev.weir.client.terminal.Style;
import dev.weir.client.terminal.Table;
import dev.weir.client.terminal.Table.Column;
import dev.weir.client.terminal.Table.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The status on one screen: a line for each pipeline, and the latest alert.
 *
 * @param where a line that names the cloud and its dashboards
 * @param latestAlert the newest alert as a line
 */
public record StatusText(String where, List<Signals> pipelines, Optional<String> latestAlert) {

  /**
   * Returns the lines.
   *
   * @param width the maximum width of the table
   */
  public List<String> lines(int width) {
    var lines = new ArrayList<String>();
    lines.add(where);
    lines.add("");
    lines.addAll(table().lines(width));
    lines.add("");
    lines.add("latest alert  " + latestAlert.orElse("none in the last day"));
    return lines;
  }

  private Table table() {
    return new Table(
        List.of(
            Column.fixed("pipeline").atLeast(12),
            Column.number("arriving"),
            Column.number("oldest record"),
            Column.number("shards"),
            Column.fixed("state"),
            Column.text("")),
        pipelines.stream().map(StatusText::row).toList());
  }

  private static Row row(Signals signals) {
    var diagnosis = Diagnosis.of(signals);
    double oldest =
        signals.steps().stream().mapToDouble(step -> step.waiting().ageMillis()).max().orElse(0);
    var verdict = diagnosis.verdict();
    return Row.of(
            signals.pipeline(),
            String.format(Locale.ROOT, "%,.1f/s", signals.arrivals().perSecond().now()),
            age(oldest),
            Integer.toString(signals.arrivals().shards().size()),
            verdict.toString(),
            diagnosis.isWell() ? "" : verdict.meaning())
        .in(diagnosis.isWell() ? Style.BOLD_GREEN : Style.BOLD_RED, 4);
  }

  private static String age(double millis) {
    var age = Duration.ofMillis(Math.round(millis));
    if (age.toSeconds() < 10) {
      return age.toMillis() + " ms";
    }
    return age.toMinutes() < 10
        ? age.toSeconds() + " s"
        : age.toHours() + " h " + age.toMinutesPart() + " min";
  }
}
