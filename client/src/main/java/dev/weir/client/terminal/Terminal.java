package dev.weir.client.terminal;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** The capabilities of the terminal. */
public final class Terminal {

  private static final int UPDATE_MILLIS = 200;

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
