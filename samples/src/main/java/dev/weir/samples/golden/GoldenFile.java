package dev.weir.samples.golden;

import dev.weir.events.Minute;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads a file of golden lines. Each row is a line, preceded by its expected result and separated
 * by tabs:
 *
 * <pre>
 * EVENT  minute  service  status  originStatus  bytes  line
 * HEADER  line
 * BAD_TIME  line
 * </pre>
 *
 * <p>An empty row ends a record. {@code !format} and {@code !fields} rows define the configuration,
 * rows that begin with {@code ;} are comments. {@code -} stands for no service. The line may
 * contain tabs; {@code ‹1F›} in it is the byte with that number.
 */
final class GoldenFile {

  private static final char BYTE_OPENS = '‹';
  private static final char BYTE_CLOSES = '›';

  private final String name;
  private final List<GoldenRecord> records = new ArrayList<>();
  private final List<GoldenLine> lines = new ArrayList<>();
  private String format = GoldenRecord.AUTO;
  private String fields = "";

  private GoldenFile(String name) {
    this.name = name;
  }

  /** Reads the records of a file. */
  static List<GoldenRecord> read(String name, String text) {
    var file = new GoldenFile(name);
    text.lines().forEach(file::readRow);
    file.endRecord();
    return file.records;
  }

  private void readRow(String row) {
    int tab = row.indexOf('\t');
    if (row.isEmpty()) {
      endRecord();
    } else if (row.startsWith("!format")) {
      format = row.substring(tab + 1);
    } else if (row.startsWith("!fields")) {
      fields = row.substring(tab + 1);
    } else if (!row.startsWith(";")) {
      lines.add(line(row));
    }
  }

  private void endRecord() {
    if (!lines.isEmpty()) {
      records.add(new GoldenRecord(name, format, fields, lines));
      lines.clear();
    }
  }

  private static GoldenLine line(String row) {
    if (!row.startsWith(GoldenLine.EVENT + '\t')) {
      String[] columns = row.split("\t", 2);
      return new GoldenLine(columns[0], Optional.empty(), "", 0, 0, 0, bytes(columns[1]));
    }
    String[] columns = row.split("\t", 7);
    return new GoldenLine(
        columns[0],
        Optional.of(Minute.parse(columns[1])),
        columns[2].equals("-") ? "" : columns[2],
        Integer.parseInt(columns[3]),
        Integer.parseInt(columns[4]),
        Long.parseLong(columns[5]),
        bytes(columns[6]));
  }

  private static byte[] bytes(String text) {
    var bytes = new ByteArrayOutputStream();
    int start = 0;
    for (int i = text.indexOf(BYTE_OPENS); i >= 0; i = text.indexOf(BYTE_OPENS, start)) {
      int close = text.indexOf(BYTE_CLOSES, i);
      bytes.writeBytes(text.substring(start, i).getBytes(StandardCharsets.UTF_8));
      bytes.write(Integer.parseInt(text.substring(i + 1, close), 16));
      start = close + 1;
    }
    bytes.writeBytes(text.substring(start).getBytes(StandardCharsets.UTF_8));
    return bytes.toByteArray();
  }
}
