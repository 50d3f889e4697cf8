package dev.weir.cli.backtest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.accesslog.formats.FormatSettings;
import dev.weir.accesslog.formats.LineResult;
import dev.weir.accesslog.publish.ErrorRules;
import dev.weir.alerts.Alert;
import dev.weir.client.CommandFault;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AccessLogBacktestTest {

  private final AccessLogBacktest backtest =
      new AccessLogBacktest(FormatSettings.auto(), "default", ErrorRules.DEFAULT);

  @Test
  void errors_that_reach_the_limit_raise_the_alert_that_the_pipeline_raises() throws IOException {
    read(lines(10, 503));

    assertThat(backtest.alerts())
        .extracting(Alert::id)
        .containsExactly("ERROR_COUNT/shop.example/2015-05-17T10:05Z");
    assertThat(backtest.requests()).isEqualTo(10);
  }

  @Test
  void one_error_fewer_raises_no_alert() throws IOException {
    read(lines(9, 503));

    assertThat(backtest.alerts()).isEmpty();
  }

  @Test
  void the_parts_of_a_line_count_as_one_line() throws IOException {
    var line = lines(1, 503);
    var stamp = "2026-11-29T06:00:07.931087621Z stdout ";
    read(stamp + "P " + line.substring(0, 30) + "\n" + stamp + "F " + line.substring(30) + "\n");
    read(stamp + "P " + line);
    read(line);

    assertThat(backtest.requests()).isEqualTo(3);
    assertThat(backtest.rejected()).isEmpty();
  }

  @Test
  void a_line_that_is_rejected_is_reported_with_file_and_number() throws IOException {
    read(lines(2, 200) + "\nnot a request\n");

    assertThat(backtest.rejected()).isEqualTo(Map.of(LineResult.NOT_AN_ACCESS_LOG, 1L));
    assertThat(backtest.examples())
        .containsExactly(
            new AccessLogBacktest.BacktestRejection("test.log", 3, LineResult.NOT_AN_ACCESS_LOG));
  }

  @Test
  void lines_are_counted_alike_however_the_input_is_cut() throws IOException {
    var text = lines(100, 500) + "\r\n" + lines(30, 200);

    backtest.read(new InPieces(text.getBytes(ISO_8859_1), 7), "test.log");

    assertThat(backtest.requests()).isEqualTo(130);
  }

  @Test
  void a_line_without_an_end_is_refused_before_memory_is_full() {
    var endless = new Endless();

    assertThatThrownBy(() -> backtest.read(endless, "test.log"))
        .isInstanceOf(CommandFault.class)
        .hasMessageContaining("test.log has a line longer than 16 MiB");
    assertThat(endless.given).isLessThanOrEqualTo(LineBlocks.MAX_LINE_BYTES);
  }

  private void read(String text) throws IOException {
    backtest.read(new ByteArrayInputStream(text.getBytes(ISO_8859_1)), "test.log");
  }

  private static String lines(int count, int status) {
    var lines = new ArrayList<String>();
    for (var n = 0; n < count; n++) {
      lines.add(
          "shop.example:443 203.0.113.7 - - [17/May/2015:10:05:%02d +0000] \"GET / HTTP/1.1\" %d 5"
              .formatted(n % 60, status));
    }
    return String.join("\n", List.copyOf(lines));
  }

  /** Returns a limited number of bytes at a time. */
  private static final class InPieces extends ByteArrayInputStream {
    private final int size;

    InPieces(byte[] bytes, int size) {
      super(bytes);
      this.size = size;
    }

    @Override
    public synchronized int read(byte[] into, int offset, int length) {
      return super.read(into, offset, Math.min(size, length));
    }
  }

  /** An endless input without a newline. */
  private static final class Endless extends InputStream {
    private long given;

    @Override
    public int read() {
      given++;
      return 'x';
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      given += length;
      return length;
    }
  }
}
