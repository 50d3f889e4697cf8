package dev.weir.client.archive;

import dev.weir.client.archive.ChainReport.ArrivalRange;
import dev.weir.client.archive.ChainReport.ChainStart;
import dev.weir.events.ForeignText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The findings of a verification, as sentences. */
public final class VerifyText {

  private static final int LISTED = 5;

  private VerifyText() {}

  /** Returns the findings for one lane. */
  public static String lane(ChainReport report) {
    return "%s of incarnation %s: %s"
        .formatted(report.lane().shard(), report.lane().incarnation(), state(List.of(report), ""));
  }

  /** Returns the summary for all lanes of a stream. */
  public static String sum(ArchiveReport report) {
    var foreign = report.foreign().size();
    return state(
        report.chains(),
        foreign == 0 ? "" : "; %,d foreign object%s".formatted(foreign, foreign == 1 ? "" : "s"));
  }

  /** Returns the first of the objects that Weir did not write, with the number of the others. */
  public static List<String> foreign(List<ForeignObject> objects) {
    var lines = new ArrayList<String>();
    if (!objects.isEmpty()) {
      lines.add(
          "%,d objects that Weir did not write; they change nothing:".formatted(objects.size()));
    }
    for (var object : objects.subList(0, Math.min(LISTED, objects.size()))) {
      lines.add("  " + ForeignText.oneLine(object.key()));
      lines.add("    " + ForeignText.oneLine(object.why()));
    }
    if (objects.size() > LISTED) {
      lines.add("  and %,d more".formatted(objects.size() - LISTED));
    }
    return lines;
  }

  private static String state(List<ChainReport> reports, String foreign) {
    var arrivals = reports.stream().flatMap(report -> report.arrivals().stream()).toList();
    var first = arrivals.stream().map(ArrivalRange::first).min(Comparator.naturalOrder());
    var last = arrivals.stream().map(ArrivalRange::last).max(Comparator.naturalOrder());
    var of =
        "%,d records in %,d objects"
                .formatted(
                    reports.stream().mapToLong(ChainReport::records).sum(),
                    reports.stream().mapToInt(report -> report.objects().size()).sum())
            + unnamed(reports.stream().mapToInt(ChainReport::unnamed).sum())
            + foreign
            + removed(reports);
    if (!reports.stream().allMatch(ChainReport::isComplete)) {
      return "INCOMPLETE, " + of;
    }
    return first
        .map(at -> "complete from %s to %s, %s".formatted(at, last.orElseThrow(), of))
        .orElse("nothing archived" + foreign + removed(reports));
  }

  private static String unnamed(int objects) {
    return objects == 0
        ? ""
        : "; %,d more unreferenced objects, from aborted invocations".formatted(objects);
  }

  private static String removed(List<ChainReport> reports) {
    return reports.stream().anyMatch(report -> report.start() == ChainStart.REMOVED_FOR_AGE)
        ? "; earlier objects were removed for their age"
        : "";
  }
}
