package dev.weir.accesslog.formats;

import dev.weir.property.Draw;
import dev.weir.samples.golden.GoldenAccessLogs;
import dev.weir.samples.golden.GoldenLine;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Lines of every kind: plain bytes, bytes with a meaning for parsers, and broken golden lines. */
final class ArbitraryLines {

  /**
   * Characters significant for formats, so that arbitrary lines get further than their first field.
   */
  private static final String MARKS = "\"\\[]{}:,=#-+. \t019TZ/|%$\u0000\u00ff\u00c3\r";

  private static final List<byte[]> GOLDEN =
      GoldenAccessLogs.all().stream()
          .flatMap(record -> record.lines().stream())
          .map(GoldenLine::content)
          .filter(line -> line.length > 0)
          .toList();

  private ArbitraryLines() {}

  static byte[] any(Draw draw) {
    return switch (draw.integer(0, 5)) {
      case 0 -> draw.bytes(200);
      case 1 -> draw.text(0, 80, MARKS).getBytes(StandardCharsets.ISO_8859_1);
      case 2 -> draw.of(GOLDEN).clone();
      case 3 -> cut(draw.of(GOLDEN), draw.integer(0, 400));
      case 4 -> spliced(draw);
      default -> withOneByteChanged(draw);
    };
  }

  private static byte[] cut(byte[] line, int length) {
    return Arrays.copyOf(line, Math.min(length, line.length));
  }

  private static byte[] spliced(Draw draw) {
    var head = latin1(cut(draw.of(GOLDEN), draw.integer(0, 200)));
    var tail = latin1(draw.of(GOLDEN));
    return (head + tail.substring(Math.min(draw.integer(0, 200), tail.length())))
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] withOneByteChanged(Draw draw) {
    var changed = draw.of(GOLDEN).clone();
    changed[draw.integer(0, 399) % changed.length] =
        (byte) MARKS.charAt(draw.integer(0, MARKS.length() - 1));
    return changed;
  }

  private static String latin1(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
