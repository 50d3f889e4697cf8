package dev.weir.rehearsal.demo.screen;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Shows growing figures: as a table if a person is watching, otherwise as a line from time to time.
 */
public final class LiveTable implements AutoCloseable {

  private static final long REFRESH_MILLIS = 1_000;
  private static final int REFRESHES_PER_LINE = 5;

  private final Screen screen;
  private final Function<Duration, Content> content;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final long begun = System.nanoTime();
  private final Thread refreshing = Thread.ofVirtual().name("live").unstarted(this::refresh);

  /**
   * The current content.
   *
   * @param rows of the table; the first contains the column names
   * @param progress the same as a line
   */
  public record Content(List<String> rows, String progress) {

    public Content {
      rows = List.copyOf(rows);
    }

    private List<String> lines() {
      var lines = new ArrayList<>(rows);
      lines.add(progress);
      return lines;
    }
  }

  private LiveTable(Screen screen, Function<Duration, Content> content) {
    this.screen = screen;
    this.content = content;
  }

  /**
   * Starts to show content until this is closed.
   *
   * @param content called every second with the time since the start
   */
  public static LiveTable start(Screen screen, Function<Duration, Content> content) {
    var table = new LiveTable(screen, content);
    table.refreshing.start();
    return table;
  }

  private void refresh() {
    try {
      for (var refreshes = 1; !ended.await(REFRESH_MILLIS, TimeUnit.MILLISECONDS); refreshes++) {
        show(refreshes % REFRESHES_PER_LINE == 0);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (SdkException e) {
      // The thread that puts the records meets the same fault and reports it.
      ended.countDown();
    }
  }

  private void show(boolean lineIsDue) {
    var now = content.apply(Duration.ofNanos(System.nanoTime() - begun));
    if (screen.isLive()) {
      screen.redraw(now.lines());
    } else if (lineIsDue) {
      screen.detail(now.progress());
    }
  }

  /** Shows the final content. */
  public void finish() throws InterruptedException {
    close();
    refreshing.join();
    show(true);
  }

  // Does not interrupt, because that would abort a call to the table and print a stack trace.
  @Override
  public void close() {
    ended.countDown();
  }
}
