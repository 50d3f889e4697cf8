package dev.weir.cli.backtest;

import dev.weir.client.CommandFault;
import dev.weir.stream.Lines;
import dev.weir.stream.Lines.LineConsumer;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Reads an input's lines in large blocks without copying each line. Memory is bounded: a line has
 * at most {@value #MAX_LINE_BYTES} bytes.
 */
final class LineBlocks {

  /** More than the maximum record size of a stream. */
  static final int MAX_LINE_BYTES = 16 << 20;

  private static final int BLOCK = 1 << 20;

  private final InputStream input;
  private final String name;
  private byte[] block = new byte[BLOCK];
  private int filled;

  /**
   * Creates a reader, which does not close the input.
   *
   * @param name the name of the input in messages
   */
  LineBlocks(InputStream input, String name) {
    this.input = input;
    this.name = name;
  }

  /**
   * Passes each line to the consumer, in order.
   *
   * @throws CommandFault if a line is too long
   */
  void forEach(LineConsumer consumer) throws IOException {
    for (var read = fill(); read >= 0; read = fill()) {
      var end = afterLastNewline(filled - read);
      Lines.forEach(block, 0, end, consumer);
      System.arraycopy(block, end, block, 0, filled - end);
      filled -= end;
    }
    Lines.forEach(block, 0, filled, consumer);
  }

  private int fill() throws IOException {
    if (filled == block.length) {
      if (filled >= MAX_LINE_BYTES) {
        throw new CommandFault(
            "%s has a line longer than %d MiB".formatted(name, MAX_LINE_BYTES >> 20),
            "Give a text log with newline-terminated lines.");
      }
      block = Arrays.copyOf(block, 2 * block.length);
    }
    var read = input.read(block, filled, block.length - filled);
    filled += Math.max(0, read);
    return read;
  }

  // The bytes from before the last read contain no newline.
  private int afterLastNewline(int from) {
    for (var at = filled - 1; at >= from; at--) {
      if (block[at] == '\n') {
        return at + 1;
      }
    }
    return 0;
  }
}
