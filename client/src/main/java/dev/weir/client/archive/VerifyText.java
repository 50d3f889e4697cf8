package dev.weir.client.archive;

import dev.weir.client.archive.ChainReport.ArrivalRange;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The findings of a verification, as sentences. */
public final class VerifyText {

  private VerifyText() {}

  /** Returns the findings for one lane. */
  static String lane(ChainReport report) {
    return "%s of incarnation %s: %s"
        .formatted(
            report.lane().shard(),
            report.lane().incarnation(),
            state(
                report.isComplete(),
                report.arrivals(),
                report.records(),
                report.objects().size(),
                report.unnamed()));
  }

  /** Returns the summary for all lanes of a stream. */
  public static String sum(List<ChainReport> reports) {
    var arrivals = reports.stream().flatMap(report -> report.arrivals().stream()).toList();
    var first = arrivals.stream().map(ArrivalRange::first).min(Comparator.naturalOrder());
    var last = arrivals.stream().map(ArrivalRange::last).max(Comparator.naturalOrder());
    return state(
        reports.stream().allMatch(ChainReport::isComplete),
        first.map(at -> new ArrivalRange(at, last.orElseThrow())),
        reports.stream().mapToLong(ChainReport::records).sum(),
        reports.stream().mapToInt(report -> report.objects().size()).sum(),
        reports.stream().mapToInt(ChainReport::unnamed).sum());
  }

  private static String state(
      boolean isComplete, Optional<ArrivalRange> arrivals, long records, int objects, int unnamed) {
    var of = "%,d records in %,d objects".formatted(records, objects) + unnamed(unnamed);
    if (!isComplete) {
      return "INCOMPLETE, " + of;
    }
    return arrivals
        .map(at -> "complete from %s to %s, %s".formatted(at.first(), at.last(), of))
        .orElse("nothing archived for this period");
  }

  private static String unnamed(int objects) {
    return objects == 0
        ? ""
        : "; %,d more unreferenced objects, from aborted invocations".formatted(objects);
  }
}
