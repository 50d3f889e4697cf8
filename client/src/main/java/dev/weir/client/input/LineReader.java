package dev.weir.client.input;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/** Reads lines as bytes, whatever their encoding: a log's bytes are sent as they are. */
public final class LineReader implements LineSource {

  private static final int BUFFER = 1 << 16;

  /** A record of Kinesis has 10 MiB at most, so a longer line can't be sent in any case. */
  static final int MAX_LINE_BYTES = 10 << 20;

  private final InputStream input;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream(512);
  private long number = 1;

  /** Reads from an input; does not close it. */
  public LineReader(InputStream input) {
    this.input = new BufferedInputStream(input, BUFFER);
  }

  /**
   * The next line without its end; empty at the end of the input.
   *
   * @throws IOException if the input can't be read on, or a line does not end
   */
  @Override
  public Optional<byte[]> next() throws IOException {
    line.reset();
    var read = input.read();
    if (read < 0) {
      return Optional.empty();
    }
    while (read >= 0 && read != '\n') {
      if (line.size() == MAX_LINE_BYTES) {
        throw new IOException(
            "line " + number + " is longer than " + MAX_LINE_BYTES + " bytes; is it a log?");
      }
      line.write(read);
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
