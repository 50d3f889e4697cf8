package dev.weir.rehearsal.demo.screen;

/** A line of the summary: a name and a result. */
public final class SummaryLine {

  private SummaryLine() {}

  /** Formats a line. */
  public static String of(String name, String text) {
    return "%-13s %s".formatted(name, text);
  }
}
