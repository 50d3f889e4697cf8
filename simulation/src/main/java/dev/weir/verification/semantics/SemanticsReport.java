package dev.weir.verification.semantics;

import dev.weir.engine.Semantics;
import dev.weir.verification.semantics.SemanticsDrill.DrillTally;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a drill of all semantics came to.
 *
 * @param firstSeed of the first run
 * @param runs of each row, with faults and without
 */
public record SemanticsReport(long firstSeed, int runs, List<SemanticsRow> rows) {

  private static final double MILLION = 1e6;

  public SemanticsReport {
    rows = List.copyOf(rows);
  }

  /**
   * A pipeline with some semantics.
   *
   * @param calm without faults
   * @param disturbed with them
   */
  public record SemanticsRow(
      String pipeline, Semantics semantics, DrillTally calm, DrillTally disturbed) {

    /** Events that were put in the runs with faults. */
    public long events() {
      return disturbed.differences().events();
    }

    /** Within how many milliseconds such a share of the records is done, without faults. */
    public long calmPercentile(double share) {
      return calm.times().percentile(share);
    }

    /** The same with faults. */
    public long disturbedPercentile(double share) {
      return disturbed.times().percentile(share);
    }

    /** Events that the faults lost. */
    public long lost() {
      return disturbed.differences().lost();
    }

    /** Events that the faults doubled. */
    public long doubled() {
      return disturbed.differences().doubled();
    }

    /** Events that can't be read and are not in quarantine. */
    public long unquarantined() {
      return calm.differences().unquarantined() + disturbed.differences().unquarantined();
    }

    /** The broken promises; empty if all are kept. */
    List<String> broken() {
      var broken = new ArrayList<String>();
      if (lost() > 0 && semantics != Semantics.AT_MOST_ONCE) {
        broken.add("%s %s: %,d lost".formatted(pipeline, semantics.text(), lost()));
      }
      if (doubled() > 0 && semantics != Semantics.AT_LEAST_ONCE) {
        broken.add("%s %s: %,d doubled".formatted(pipeline, semantics.text(), doubled()));
      }
      if (unquarantined() > 0) {
        broken.add(
            "%s %s: %,d not in quarantine".formatted(pipeline, semantics.text(), unquarantined()));
      }
      var wrong = calm.differences().lost() + calm.differences().doubled();
      if (wrong > 0) {
        broken.add("%s %s: %,d wrong without faults".formatted(pipeline, semantics.text(), wrong));
      }
      return broken;
    }

    /** Write units of a thousand events, without faults. */
    public double unitsOfAThousand() {
      return 1_000.0 * calm.usage().writeUnits() / calm.differences().events();
    }

    /** Calls of an invocation, without faults. */
    public double callsOfAnInvocation() {
      return (double) calm.usage().calls() / calm.usage().invocations();
    }

    /** Returns the charge for a million events without faults, in US dollars. */
    public double dollarsOfAMillion(DrillPrices prices) {
      return MILLION * prices.usd(calm.usage()) / calm.differences().events();
    }
  }

  /** Promises that were broken, one by one; empty where all are kept. */
  public List<String> broken() {
    return rows.stream().flatMap(row -> row.broken().stream()).toList();
  }

  /** The row of a pipeline. */
  public SemanticsRow row(String pipeline, Semantics semantics) {
    return rows.stream()
        .filter(row -> row.pipeline().equals(pipeline) && row.semantics() == semantics)
        .findFirst()
        .orElseThrow();
  }

  /** The headings of {@link #cells}. */
  public static List<String> headings() {
    return List.of(
        "pipeline",
        "semantics",
        "lost",
        "doubled",
        "write units per 1,000",
        "calls per invocation",
        "p50",
        "p99",
        "p99 with faults",
        "$ per million");
  }

  /** A row as text. */
  public static List<String> cells(SemanticsRow row, DrillPrices prices) {
    return List.of(
        row.pipeline(),
        row.semantics().text(),
        share(row.lost(), row.events()),
        share(row.doubled(), row.events()),
        number(row.unitsOfAThousand()),
        number(row.callsOfAnInvocation()),
        row.calmPercentile(0.5) + " ms",
        row.calmPercentile(0.99) + " ms",
        row.disturbedPercentile(0.99) + " ms",
        String.format(Locale.ROOT, "%.4f", row.dollarsOfAMillion(prices)));
  }

  private static String share(long count, long events) {
    return count == 0
        ? "0"
        : String.format(Locale.ROOT, "%,d (%.2f %%)", count, 100.0 * count / events);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  /** The table in Markdown. */
  public String markdown(DrillPrices prices) {
    var lines = new ArrayList<String>();
    lines.add(line(headings()));
    lines.add(line(headings().stream().map(_ -> "---").toList()));
    rows.forEach(row -> lines.add(line(cells(row, prices))));
    return String.join("\n", lines) + "\n";
  }

  private static String line(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |";
  }
}
