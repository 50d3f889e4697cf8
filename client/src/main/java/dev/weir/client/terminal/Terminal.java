package dev.weir.client.terminal;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** The capabilities of the terminal. */
public final class Terminal {

  private static final int UPDATE_MILLIS = 200;

  // Java has no access to the width: the launcher passes it if standard output is a terminal.
  private static final String COLUMNS = "weir.columns";

  private Terminal() {}

  /**
   * Returns whether a person is watching, that is, whether both input and output are a terminal.
   */
  @SuppressWarnings("SystemConsoleNull") // The console is null if the JDK's terminal module is
  // absent.
  public static boolean isInteractive() {
    var console = System.console();
    return console != null && console.isTerminal();
  }

  /** Returns whether standard output is a terminal. */
  static boolean isOutput() {
    return Integer.getInteger(COLUMNS) != null;
  }

  /** Returns the terminal's width; unlimited if it is unknown or the output is not a terminal. */
  public static int columns() {
    return columns(Integer.getInteger(COLUMNS, 0));
  }

  // Terminals without a size, such as serial lines, report 0.
  static int columns(int reported) {
    return reported > 0 ? reported : Integer.MAX_VALUE;
  }

  /**
   * Returns a progress bar on standard error for long work, invisible unless a person is watching.
   *
   * @param total the amount of work, or -1 if unknown
   */
  public static ProgressBar bar(String task, String unit, long total) {
    var bar =
        new ProgressBarBuilder()
            .setTaskName(task)
            .setInitialMax(total)
            .setUnit(" " + unit, 1)
            .setStyle(ProgressBarStyle.UNICODE_BLOCK)
            .setUpdateIntervalMillis(UPDATE_MILLIS)
            .clearDisplayOnFinish();
    return isInteractive() ? bar.build() : bar.setConsumer(new Unseen()).build();
  }

  private static final class Unseen implements me.tongfei.progressbar.ProgressBarConsumer {
    @Override
    public int getMaxRenderedLength() {
      return 80;
    }

    @Override
    public void accept(String rendered) {
      // Nobody is watching: a log would fill with bars.
    }

    @Override
    public void close() {
      // There is nothing to close.
    }
  }
}
