package dev.weir.client.input;

import dev.weir.producer.LineSource;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * Reads lines as bytes, whatever their encoding, because a log's bytes are sent unchanged. Of a
 * line that is too long for any record, only the first {@link #MAX_LINE_BYTES} are kept, so that an
 * endless line does not fill the memory; the sender refuses it by that length.
 */
public final class LineReader implements LineSource {

  /** More than a record of a stream can contain. */
  public static final int MAX_LINE_BYTES = (1 << 20) + 1;

  private static final int BUFFER = 1 << 16;

  // A Kinesis record has at most 10 MiB, so a longer line can never be sent.
  static final int MAX_READ_BYTES = 10 << 20;

  private final InputStream input;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream(512);
  private long number = 1;

  /** Creates a reader, which does not close the input. */
  public LineReader(InputStream input) {
    this.input = new BufferedInputStream(input, BUFFER);
  }

  /**
   * Returns the next line without its line end; empty at the end of the input.
   *
   * @throws IOException if reading fails, or a line does not end
   */
  @Override
  public Optional<byte[]> next() throws IOException {
    line.reset();
    var read = input.read();
    if (read < 0) {
      return Optional.empty();
    }
    var length = 0;
    while (read >= 0 && read != '\n') {
      if (++length > MAX_READ_BYTES) {
        throw new IOException(
            "line " + number + " is longer than " + MAX_READ_BYTES + " bytes; is it a log?");
      }
      if (line.size() < MAX_LINE_BYTES) {
        line.write(read);
      }
      read = input.read();
    }
    number++;
    return Optional.of(withoutCarriageReturn(line.toByteArray()));
  }

  private static byte[] withoutCarriageReturn(byte[] bytes) {
    var length = bytes.length;
    return length > 0 && bytes[length - 1] == '\r' ? Arrays.copyOf(bytes, length - 1) : bytes;
  }
}
