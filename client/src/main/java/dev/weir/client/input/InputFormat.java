package dev.weir.client.input;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** The format of a file of transactions. */
public enum InputFormat {
  /** One JSON object per line. */
  NDJSON,
  /** Comma-separated values, RFC 4180; the first line names the columns. */
  CSV;

  private static final int MAX_HEADER = 1 << 14;
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  /** Returns the input without the byte order mark that some programs write before UTF-8. */
  public static BufferedInputStream withoutByteOrderMark(InputStream input) throws IOException {
    var buffered = new BufferedInputStream(input);
    buffered.mark(BYTE_ORDER_MARK.length);
    for (var expected : BYTE_ORDER_MARK) {
      if ((byte) buffered.read() != expected) {
        buffered.reset();
        return buffered;
      }
    }
    return buffered;
  }

  /**
   * Detects the format from the first line without consuming it. A header with the columns {@code
   * id} and {@code userId} means CSV; anything else is treated as JSON, whose reader reports any
   * errors.
   */
  public static InputFormat detect(BufferedInputStream input) throws IOException {
    input.mark(MAX_HEADER);
    var line = new ByteArrayOutputStream();
    for (var b = input.read(); b >= 0 && b != '\n' && line.size() < MAX_HEADER - 1; ) {
      line.write(b);
      b = input.read();
    }
    input.reset();
    return isHeader(line.toString(StandardCharsets.UTF_8)) ? CSV : NDJSON;
  }

  private static boolean isHeader(String line) {
    var names = Arrays.stream(line.replace("\"", "").split(",", -1)).map(String::strip).toList();
    return names.containsAll(List.of("id", "userId"));
  }
}
