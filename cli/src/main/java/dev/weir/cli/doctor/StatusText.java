package dev.weir.cli.doctor;

import dev.weir.client.terminal.Style;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The status on one screen: a line for each pipeline, and the latest alert. */
public final class StatusText {

  private static final String ROW = "%-18s %12s %14s %8s   %s";

  private StatusText() {}

  /**
   * Returns the lines.
   *
   * @param where a line that names the cloud and its dashboards
   * @param latestAlert the newest alert as a line
   */
  public static List<String> lines(
      String where, List<Signals> pipelines, Optional<String> latestAlert) {
    var lines = new ArrayList<String>();
    lines.add(where);
    lines.add("");
    lines.add(Style.BOLD.of(ROW.formatted("pipeline", "arriving", "oldest record", "shards", "")));
    pipelines.forEach(signals -> lines.add(row(signals)));
    lines.add("");
    lines.add("latest alert  " + latestAlert.orElse("none in the last day"));
    return lines;
  }

  private static String row(Signals signals) {
    var diagnosis = Diagnosis.of(signals);
    double oldest =
        signals.steps().stream().mapToDouble(step -> step.waiting().ageMillis()).max().orElse(0);
    return String.format(
        Locale.ROOT,
        ROW,
        signals.pipeline(),
        String.format(Locale.ROOT, "%,.1f/s", signals.arrivals().perSecond().now()),
        age(oldest),
        signals.arrivals().shards().size(),
        verdict(diagnosis));
  }

  private static String verdict(Diagnosis diagnosis) {
    var verdict = diagnosis.verdict();
    return diagnosis.isWell()
        ? Style.BOLD_GREEN.of(verdict.toString())
        : Style.BOLD_RED.of(verdict.toString()) + "  " + verdict.meaning();
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
