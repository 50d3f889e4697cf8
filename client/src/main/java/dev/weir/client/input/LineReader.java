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

  private final InputStream input;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream(512);

  /** Reads from an input; does not close it. */
  public LineReader(InputStream input) {
    this.input = new BufferedInputStream(input, BUFFER);
  }

  @Override
  public Optional<byte[]> next() throws IOException {
    line.reset();
    var read = input.read();
    if (read < 0) {
      return Optional.empty();
    }
    while (read >= 0 && read != '\n') {
      line.write(read);
      read = input.read();
    }
    return Optional.of(withoutCarriageReturn(line.toByteArray()));
  }

  private static byte[] withoutCarriageReturn(byte[] bytes) {
    var length = bytes.length;
    return length > 0 && bytes[length - 1] == '\r' ? Arrays.copyOf(bytes, length - 1) : bytes;
  }
}
