package dev.weir.rehearsal.demo.screen;

/** A line of the summary: a name, then what it came to. */
public final class SummaryLine {

  private SummaryLine() {}

  /** Puts both together. */
  public static String of(String name, String text) {
    return "%-13s %s".formatted(name, text);
  }
}
