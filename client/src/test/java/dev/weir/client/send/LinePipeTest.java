package dev.weir.client.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.client.input.LineReader;
import dev.weir.client.input.RefusedInput;
import dev.weir.producer.LinePipe;
import dev.weir.producer.LineSource;
import dev.weir.producer.RateLimiter;
import dev.weir.producer.RecordPacker;
import dev.weir.producer.SendFault;
import dev.weir.producer.Sender;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintWriter;
import java.io.SequenceInputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class LinePipeTest {

  private final RecordingStream stream = new RecordingStream();
  private final Sender sender = new Sender(stream, _ -> {});

  @Test
  void a_file_is_sent_completely_with_any_line_ending() throws InterruptedException {
    pump(0).run(lines("one\r\ntwo\n\nfour"), "a log");

    assertThat(stream.stored()).containsExactly("one\ntwo\n\nfour");
  }

  @Test
  @Timeout(30)
  void a_line_of_a_log_that_is_followed_is_sent_though_its_record_is_not_full() throws Exception {
    try (var shipper = new PipedOutputStream();
        var input = new PipedInputStream(shipper)) {
      var pump = pump(0);
      var pumping = Thread.ofVirtual().start(() -> run(pump, input));
      shipper.write("one line\n".getBytes(StandardCharsets.UTF_8));
      shipper.flush();
      while (stream.stored().isEmpty()) {
        Thread.sleep(5);
      }

      assertThat(stream.stored()).containsExactly("one line");
      pump.stop();
      pumping.join();
    }
  }

  @Test
  @Timeout(30)
  void lines_that_trickle_in_without_a_pause_are_not_kept_back() throws InterruptedException {
    var mostLines = 1_000; // far from a full record
    var given = new AtomicInteger();
    LineSource trickle =
        () -> {
          LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
          var goesOn = stream.stored().isEmpty() && given.incrementAndGet() < mostLines;
          return goesOn ? Optional.of(new byte[] {'x'}) : Optional.empty();
        };

    pump(0).run(trickle, "standard input");

    assertThat(given.get()).isLessThan(mostLines);
  }

  @Test
  void a_log_that_breaks_off_is_sent_as_far_as_it_went_and_named() {
    var broken = new SequenceInputStream(bytes("one\ntwo\n"), new FailingStream());

    assertThatThrownBy(() -> pump(0).run(new LineReader(broken), "access.log"))
        .isInstanceOf(SendFault.class)
        .hasMessageContaining("access.log")
        .hasMessageContaining("disk on fire");
    assertThat(stream.stored()).containsExactly("one\ntwo");
  }

  @Test
  void where_everything_is_in_the_stream_no_line_is_missing() throws InterruptedException {
    var pump = pump(0);

    pump.run(lines("one\ntwo\n"), "a log");

    assertThat(pump.firstMissing()).isEmpty();
  }

  @Test
  void the_first_line_that_the_stream_refuses_for_ever_is_named() {
    stream.refuse();
    var pump = pump(0);

    assertThatThrownBy(() -> pump.run(lines("line\n".repeat(1_000 * 25)), "a log"))
        .isInstanceOf(SendFault.class);

    assertThat(pump.firstMissing()).hasValue(1);
  }

  @Test
  void of_a_log_that_breaks_off_the_first_unread_line_is_named() {
    var pump = pump(0);
    var broken = new SequenceInputStream(bytes("one\ntwo\n"), new FailingStream());

    assertThatThrownBy(() -> pump.run(new LineReader(broken), "access.log"))
        .isInstanceOf(SendFault.class);

    assertThat(pump.firstMissing()).hasValue(3);
  }

  @Test
  void an_interrupted_send_names_the_line_to_resume_from() throws InterruptedException {
    var pump = pump(0);
    pump.stop();

    pump.run(lines("one\ntwo\n"), "a log");

    assertThat(stream.stored()).isEmpty();
    assertThat(pump.firstMissing()).hasValue(1);
  }

  @Test
  void a_rate_is_not_passed() throws InterruptedException {
    var begun = System.nanoTime();

    pump(500).run(lines("line\n".repeat(100)), "a log");

    // The only guarantee is a minimum duration; the excess depends on the machine.
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(150));
    assertThat(sender.totals().lines()).isEqualTo(100);
  }

  private LinePipe pump(int rate) {
    var packer =
        new RecordPacker(
            25,
            Optional.empty(),
            new RefusedInput(new PrintWriter(Writer.nullWriter()), "a log"),
            InstantSource.system());
    return new LinePipe(packer, sender, new RateLimiter(rate), () -> {});
  }

  private static void run(LinePipe pump, InputStream input) {
    try {
      pump.run(new LineReader(input), "standard input");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static LineSource lines(String text) {
    return new LineReader(bytes(text));
  }

  private static InputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private static final class FailingStream extends InputStream {
    @Override
    public int read() throws IOException {
      throw new IOException("disk on fire");
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      throw new IOException("disk on fire");
    }
  }
}
