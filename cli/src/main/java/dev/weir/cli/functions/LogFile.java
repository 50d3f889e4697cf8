package dev.weir.cli.functions;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/** A log that grows while it is read. Only complete lines are read. */
final class LogFile {

  /** The amount searched for the last lines. */
  private static final int TAIL_BYTES = 1 << 20;

  private final Path file;
  private long read;

  LogFile(Path file) {
    this.file = file;
  }

  /**
   * Returns the last wanted lines, up to a limit; {@link #newLines} continues after them.
   *
   * @return fewer if they go back further than a mebibyte; none if the file does not exist yet
   */
  List<String> lastLines(int most, Predicate<String> wanted) throws IOException {
    if (!Files.exists(file)) {
      return List.of();
    }
    read = Math.max(0, Files.size(file) - TAIL_BYTES);
    boolean cut = read > 0;
    var all = newLines(_ -> true);
    var lines = all.stream().skip(cut ? 1 : 0).filter(wanted).toList();
    return lines.subList(Math.max(0, lines.size() - most), lines.size());
  }

  /** Returns the wanted lines that were written since the last call. */
  List<String> newLines(Predicate<String> wanted) throws IOException {
    if (!Files.exists(file)) {
      return List.of();
    }
    try (var open = new RandomAccessFile(file.toFile(), "r")) {
      if (open.length() < read) {
        // Another local cloud has restarted the file.
        read = 0;
      }
      open.seek(read);
      var bytes = new byte[(int) Math.min(open.length() - read, TAIL_BYTES)];
      open.readFully(bytes);
      int end = lastLineEnd(bytes);
      read += end;
      return new String(bytes, 0, end, StandardCharsets.UTF_8).lines().filter(wanted).toList();
    }
  }

  /** A line longer than the amount searched is returned in pieces. */
  private static int lastLineEnd(byte[] bytes) {
    for (int i = bytes.length; i > 0; i--) {
      if (bytes[i - 1] == '\n') {
        return i;
      }
    }
    return bytes.length == TAIL_BYTES ? bytes.length : 0;
  }
}
