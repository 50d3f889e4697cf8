package dev.weir.cli.demo;

import dev.weir.cli.terminal.Terminal;
import java.io.PrintWriter;
import java.util.List;

/** What the demo shows. Safe for several threads; what is redrawn stays below what is not. */
final class Screen {

  private static final String ESCAPE = "\u001b[";
  private static final int WIDTH = 92;

  private final PrintWriter out;
  private final boolean live = Terminal.isInteractive() && !"dumb".equals(System.getenv("TERM"));
  private List<String> table = List.of();

  Screen(PrintWriter out) {
    this.out = out;
  }

  /** Whether a table can be redrawn in its place. */
  boolean isLive() {
    return live;
  }

  /** Starts a part of the demo. */
  synchronized void title(String text) {
    table = List.of();
    print("");
    print("@|bold " + text + "|@");
    out.flush();
  }

  /** A line of the present part. */
  synchronized void detail(String text) {
    above("  " + text);
  }

  /** A line. */
  synchronized void line(String text) {
    above(text);
  }

  /** An alert that has come. */
  synchronized void alert(AlertFeed.Alert alert) {
    var delay = alert.latency().map(d -> ", " + d.toMillis() + " ms after the record").orElse("");
    var mark = alert.isAboutUser() ? "@|bold,magenta FRAUD|@ " : "@|bold,red ALERT|@ ";
    above("  " + mark + Terminal.printable(alert.summary()) + delay);
  }

  /** Puts a table in the place of the last one. */
  synchronized void redraw(List<String> lines) {
    erase();
    table = lines.stream().map(line -> "  " + line).toList();
    table.forEach(this::print);
    out.flush();
  }

  private void above(String markup) {
    erase();
    print(markup);
    table.forEach(this::print);
    out.flush();
  }

  private void erase() {
    if (!table.isEmpty()) {
      out.print(ESCAPE + table.size() + "A" + ESCAPE + "J");
    }
  }

  private void print(String markup) {
    out.println(Terminal.styled(markup));
  }

  /** The figures, in a box. */
  synchronized void summary(List<String> lines) {
    var rule = "─".repeat(WIDTH);
    table = List.of();
    print("");
    print("┌" + rule + "┐");
    lines.forEach(line -> print("│ @|green ✔|@ %-89s│".formatted(line)));
    print("└" + rule + "┘");
    out.flush();
  }

  /** What to try next. */
  synchronized void whereNext() {
    print("");
    print("@|bold Where to look next|@");
    print("  ./weir up --detach                              start a local cloud that stays");
    print("  ./weir send access-logs YOUR-ACCESS.LOG --wait  count a log of your own");
    print("  ./weir errors                                   5xx by minute and service");
    print("  ./weir send transactions PAYMENTS.csv --wait    look for fraud in transactions");
    print("  ./weir alerts --follow                          alerts as a subscriber gets them");
    print("  ./weir profile USER                             what is remembered of a user");
    print("  ./weir backtest transactions PAYMENTS.csv       what rules would have raised");
    print("  README.md, docs/DEPLOY.md                       how it works, and on AWS");
    out.flush();
  }
}
