package dev.weir.rehearsal.demo.screen;

import dev.weir.client.terminal.Printer;
import dev.weir.client.terminal.Style;
import dev.weir.client.terminal.Terminal;
import java.util.List;

/** The demo's output. Thread-safe; a redrawn table stays below fixed lines. */
public final class Screen {

  private static final int MIN_WIDTH = 89;

  // " ✔ " before each figure.
  private static final int MARK_WIDTH = 3;

  private final Printer out;
  private final boolean live = Terminal.isInteractive() && !"dumb".equals(System.getenv("TERM"));
  private List<String> table = List.of();

  /** Creates a screen on a terminal or its substitute. */
  public Screen(Printer out) {
    this.out = out;
  }

  /** Returns whether a table can be redrawn in place. */
  public boolean isLive() {
    return live;
  }

  /** Starts a part of the demo. */
  public synchronized void title(String text) {
    table = List.of();
    print("");
    print(Style.BOLD.of(text));
    out.flush();
  }

  /** Prints a line of the current part. */
  public synchronized void detail(String text) {
    above("  " + text);
  }

  /** Prints a line. */
  public synchronized void line(String text) {
    above(text);
  }

  /** Replaces the last table. */
  public synchronized void redraw(List<String> lines) {
    erase();
    table = lines.stream().map(line -> "  " + line).toList();
    table.forEach(this::print);
    out.flush();
  }

  private void above(String line) {
    erase();
    print(line);
    table.forEach(this::print);
    out.flush();
  }

  private void erase() {
    if (!table.isEmpty()) {
      out.eraseLines(table.size());
    }
  }

  private void print(String line) {
    out.println(line);
  }

  /** Prints the figures in a box that is as wide as its longest line. */
  public synchronized void summary(List<String> lines) {
    var longest = lines.stream().mapToInt(String::length).max().orElse(0);
    var width = Math.max(longest, MIN_WIDTH);
    var rule = "─".repeat(MARK_WIDTH + width);
    table = List.of();
    print("");
    print("┌" + rule + "┐");
    for (var line : lines) {
      print("│ " + Style.GREEN.of("✔") + " " + line + " ".repeat(width - line.length()) + "│");
    }
    print("└" + rule + "┘");
    out.flush();
  }

  /** Prints suggestions on what to try next. */
  public synchronized void whereNext() {
    print("");
    print(Style.BOLD.of("Next steps"));
    print(
        "  ./weir up --detach                              start a local cloud in the background");
    print("  ./weir send access-logs YOUR-ACCESS.LOG --wait  count your own log");
    print("  ./weir errors                                   5xx per minute and service");
    print("  ./weir send transactions PAYMENTS.csv --wait    detect fraud in transactions");
    print("  ./weir alerts --follow                          alerts as a subscriber receives them");
    print("  ./weir profile USER                             a user's profile");
    print(
        "  ./weir backtest transactions PAYMENTS.csv       the alerts that rules would have"
            + " raised");
    print("  ./weir up --regions us-east-1,us-east-2         market data in two Regions");
    print(
        "  ./weir drill region-loss us-east-1              lose one of them and verify the"
            + " failover");
    print(
        "  README.md, docs/DEPLOY.md                       how it works, and how to deploy to AWS");
    out.flush();
  }
}
