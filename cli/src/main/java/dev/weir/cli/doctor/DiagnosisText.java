package dev.weir.cli.doctor;

import dev.weir.cli.doctor.Diagnosis.TimeLeft;
import dev.weir.client.terminal.Style;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A diagnosis as text for people. */
final class DiagnosisText {

  private static final double MILLIS = 1_000;
  private static final int SECONDS_PER_MINUTE = 60;

  private DiagnosisText() {}

  static List<String> lines(Diagnosis diagnosis) {
    var lines = new ArrayList<String>();
    var first = diagnosis.findings().getFirst();
    lines.add(
        "%s  %s  %s"
            .formatted(
                diagnosis.pipeline(),
                (diagnosis.isWell() ? Style.BOLD_GREEN : Style.BOLD_RED)
                    .of(first.verdict().toString()),
                first.verdict().meaning() + at(first, diagnosis)));
    add(first, lines);
    diagnosis.catchUp().ifPresent(slowest -> add(slowest, lines));
    diagnosis.timeLeft().ifPresent(time -> add(time, lines));
    for (var other : diagnosis.findings().subList(1, diagnosis.findings().size())) {
      lines.add(
          "  also %s: %s"
              .formatted(
                  other.verdict() + at(other, diagnosis), String.join("; ", other.evidence())));
    }
    return lines;
  }

  /** Returns the step of a finding, for a pipeline with several steps. */
  private static String at(Diagnostic finding, Diagnosis diagnosis) {
    return finding.verdict() == Verdict.HEALTHY || finding.step().equals(diagnosis.pipeline())
        ? ""
        : " (%s)".formatted(finding.step());
  }

  private static void add(CatchUp slowest, List<String> lines) {
    var backlog = slowest.backlog();
    var where = slowest.shard().map(shard -> ", slowest: " + shard).orElse("");
    lines.add(
        "  catches up "
            + slowest.time().map(time -> "in " + inWords(time)).orElse("never")
            + " at the current rates"
            + where);
    lines.add(
        backlog.isCounted()
            ? format(
                "             backlog %,.0f records, %,.1f/s processed, %,.1f/s arrive",
                backlog.records(), backlog.handledPerSecond(), backlog.arrivingPerSecond())
            : format(
                "             the oldest record has waited %,.0f s, %s by %,.1f s per minute",
                backlog.ageMillis() / MILLIS,
                backlog.ageSlope() < 0 ? "falling" : "rising",
                Math.abs(backlog.ageSlope()) * SECONDS_PER_MINUTE / MILLIS));
    if (slowest.time().isEmpty()) {
      lines.add(
          "             the backlog shrinks once more is processed or less arrives; see \"do\"");
    }
  }

  @SuppressWarnings("AnnotateFormatMethod") // the annotation's library is not a dependency
  private static String format(String format, Object... arguments) {
    return String.format(Locale.ROOT, format, arguments);
  }

  private static String inWords(Duration time) {
    return time.toHours() > 0
        ? text(time)
        : time.toMinutes() + " min " + time.toSecondsPart() + " s";
  }

  private static void add(TimeLeft time, List<String> lines) {
    lines.add("  time left  " + text(time.left()) + " until records are lost");
    time.toGain().ifPresent(command -> lines.add("  gain time  " + command));
  }

  private static void add(Diagnostic finding, List<String> lines) {
    finding.evidence().forEach(each -> lines.add("  because    " + each));
    finding.against().forEach(each -> lines.add("  and        " + each));
    lines.add("  do         " + finding.remedy());
  }

  private static String text(Duration left) {
    return left.toHours() >= 48
        ? left.toDays() + " days"
        : left.toHours() + " h " + left.toMinutesPart() + " min";
  }
}
