package dev.weir.client.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Truncated or damaged files, and input without an end. */
class InputFileTest {

  @TempDir private Path folder;

  @Test
  void a_gzip_file_that_was_cut_is_named() throws IOException {
    var whole = compressed("line\n".repeat(100_000));
    var file = Files.write(folder.resolve("access.log.gz"), Arrays.copyOf(whole, whole.length / 2));

    try (var input = new InputFile(file.toString()).open()) {
      assertThatThrownBy(input::readAllBytes)
          .isInstanceOf(IOException.class)
          .hasMessage("the gzip data of " + file + " ends early; was the file copied completely?");
    }
  }

  @Test
  void a_gzip_file_that_is_damaged_is_named() throws IOException {
    var bytes = compressed("line\n".repeat(1_000));
    bytes[bytes.length - 6] ^= 1;
    var file = Files.write(folder.resolve("access.log.gz"), bytes);

    try (var input = new InputFile(file.toString()).open()) {
      assertThatThrownBy(input::readAllBytes)
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith("the gzip data of " + file + " is damaged: ");
    }
  }

  @Test
  void a_complete_gzip_file_is_read() throws IOException {
    var file = Files.write(folder.resolve("access.log.GZ"), compressed("a\nb\n"));

    try (var input = new InputFile(file.toString()).open()) {
      var lines = new LineReader(input);
      assertThat(lines.next().orElseThrow()).asString().isEqualTo("a");
      assertThat(lines.next().orElseThrow()).asString().isEqualTo("b");
      assertThat(lines.next()).isEmpty();
    }
  }

  @Test
  void a_line_without_an_end_is_given_up_with_its_number() throws IOException {
    var lines = new LineReader(new OneLineAndAnEndlessOne());
    assertThat(lines.next().orElseThrow()).asString().isEqualTo("ok");

    assertThatThrownBy(lines::next)
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("line 2 is longer than " + LineReader.MAX_READ_BYTES + " bytes");
  }

  private static byte[] compressed(String text) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private static final class OneLineAndAnEndlessOne extends InputStream {
    private final InputStream first =
        new ByteArrayInputStream("ok\n".getBytes(StandardCharsets.UTF_8));

    @Override
    public int read() throws IOException {
      var next = first.read();
      return next < 0 ? 'x' : next;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      into[from] = (byte) read();
      return 1;
    }
  }
}
