package dev.weir.cli.input;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** How a file of transactions is written. */
public enum InputFormat {
  /** One JSON object a line. */
  NDJSON,
  /** Comma-separated values, RFC 4180, whose first line names the columns. */
  CSV;

  private static final int LONGEST_HEADER = 1 << 14;

  /**
   * Tells the format by the first line, which stays to be read: a header that names the columns
   * {@code id} and {@code userId} is CSV's; all else is taken for JSON, which says itself what is
   * wrong with it.
   */
  public static InputFormat detect(BufferedInputStream input) throws IOException {
    input.mark(LONGEST_HEADER);
    var line = new ByteArrayOutputStream();
    for (var b = input.read(); b >= 0 && b != '\n' && line.size() < LONGEST_HEADER - 1; ) {
      line.write(b);
      b = input.read();
    }
    input.reset();
    return isHeader(line.toString(StandardCharsets.UTF_8)) ? CSV : NDJSON;
  }

  private static boolean isHeader(String line) {
    var names =
        Arrays.stream(line.replace("\uFEFF", "").replace("\"", "").split(",", -1))
            .map(String::strip)
            .toList();
    return names.containsAll(List.of("id", "userId"));
  }
}
