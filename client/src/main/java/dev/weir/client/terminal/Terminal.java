package dev.weir.client.terminal;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** What the terminal can show. */
public final class Terminal {

  private static final int UPDATE_MILLIS = 200;

  private Terminal() {}

  /** Whether a person watches: both input and output are a terminal. */
  @SuppressWarnings("SystemConsoleNull") // It is null where the JDK's terminal module has no say.
  public static boolean isInteractive() {
    var console = System.console();
    return console != null && console.isTerminal();
  }

  /**
   * A bar on standard error for long work; invisible where nobody watches.
   *
   * @param total how much there is to do, -1 where that is not known
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
      // Nobody watches: a log would fill with bars.
    }

    @Override
    public void close() {
      // There is nothing to close.
    }
  }
}
