package dev.weir.client.reference;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A CSV file with a header (RFC 4180, UTF-8).
 *
 * @param name of the file, for messages
 * @param more columns after the named ones, in order
 */
record CsvTable(String name, List<Row> rows, List<String> more) {

  /**
   * A row.
   *
   * @param line where it begins, from 1
   * @param cells by column
   */
  record Row(long line, Map<String, String> cells) {

    String text(String column) {
      return cells.getOrDefault(column, "").strip();
    }
  }

  /**
   * Reads a complete file; adds any errors to the problems.
   *
   * @param columns the required columns
   * @param mayHaveMore whether other columns are allowed, which {@link #more} then returns
   */
  static CsvTable read(Path file, List<String> columns, boolean mayHaveMore, Problems problems) {
    var name = String.valueOf(file.getFileName());
    if (!Files.isRegularFile(file)) {
      problems.add(name, "is missing; its header starts with " + String.join(",", columns));
      return new CsvTable(name, List.of(), List.of());
    }
    try (var records =
        CsvReader.builder()
            .detectBomHeader(true)
            .allowExtraFields(true)
            .allowMissingFields(true)
            .ofCsvRecord(file)) {
      return read(name, records.stream().toList(), columns, mayHaveMore, problems);
    } catch (CsvParseException e) {
      problems.add(name, "is not CSV: " + e.getMessage());
    } catch (IOException | UncheckedIOException e) {
      problems.add(name, "is not valid UTF-8: " + e.getMessage());
    }
    return new CsvTable(name, List.of(), List.of());
  }

  private static CsvTable read(
      String name,
      List<CsvRecord> records,
      List<String> columns,
      boolean mayHaveMore,
      Problems problems) {
    var header =
        records.isEmpty()
            ? List.<String>of()
            : records.getFirst().getFields().stream().map(String::strip).toList();
    var more = header.stream().filter(column -> !columns.contains(column)).toList();
    if (!isRight(name, header, columns, mayHaveMore ? List.of() : more, problems)) {
      return new CsvTable(name, List.of(), List.of());
    }
    var rows = new ArrayList<Row>();
    for (var record : records.subList(1, records.size())) {
      if (record.getFieldCount() == header.size()) {
        rows.add(row(record, header));
      } else {
        problems.add(
            name,
            record.getStartingLineNumber(),
            "has %d cells, the header has %d".formatted(record.getFieldCount(), header.size()));
      }
    }
    return new CsvTable(name, rows, more);
  }

  private static boolean isRight(
      String name,
      List<String> header,
      List<String> columns,
      List<String> unknown,
      Problems problems) {
    var missing = columns.stream().filter(column -> !header.contains(column)).toList();
    if (!missing.isEmpty()) {
      problems.add(name, 1, "lacks the column " + String.join(", ", missing));
    }
    if (!unknown.isEmpty()) {
      problems.add(
          name,
          1,
          "has the unknown column %s; known columns are %s"
              .formatted(String.join(", ", unknown), String.join(", ", columns)));
    }
    var twice = header.stream().distinct().count() < header.size();
    if (twice) {
      problems.add(name, 1, "has a duplicate column");
    }
    return missing.isEmpty() && unknown.isEmpty() && !twice;
  }

  private static Row row(CsvRecord record, List<String> header) {
    var cells = new HashMap<String, String>();
    for (var i = 0; i < header.size(); i++) {
      cells.put(header.get(i), record.getField(i));
    }
    return new Row(record.getStartingLineNumber(), cells);
  }
}
