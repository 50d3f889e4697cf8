package dev.weir.cli.demo;

/** A line of the summary: a name, then what it came to. */
final class SummaryLine {

  private SummaryLine() {}

  static String of(String name, String text) {
    return "%-13s %s".formatted(name, text);
  }
}
