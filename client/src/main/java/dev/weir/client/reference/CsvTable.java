package dev.weir.client.reference;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.weir.settings.SettingsReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * A CSV file with a header (RFC 4180, UTF-8).
 *
 * @param name of the file, for messages
 * @param more columns after the named ones, in order
 */
record CsvTable(String name, List<CsvRow> rows, List<String> more) {

  /**
   * Reads a complete file.
   *
   * @param columns the required columns
   * @param mayHaveMore whether other columns are allowed, which {@link #more} then returns
   * @param problems receives all problems found
   */
  static CsvTable read(
      Path file, List<String> columns, boolean mayHaveMore, SettingsReader problems) {
    var name = String.valueOf(file.getFileName());
    if (!Files.isRegularFile(file)) {
      problems.refuse(
          name, "", "create this file; its header begins with " + String.join(",", columns));
      return empty(name);
    }
    try (var records =
        CsvReader.builder()
            .detectBomHeader(true)
            .allowExtraFields(true)
            .allowMissingFields(true)
            .ofCsvRecord(file)) {
      return read(name, records.stream().toList(), columns, mayHaveMore, problems);
    } catch (CsvParseException e) {
      problems.refuse(name, "", "give CSV; this is not: " + e.getMessage());
    } catch (IOException | UncheckedIOException e) {
      problems.refuse(name, "", "save the file as UTF-8: " + e.getMessage());
    }
    return empty(name);
  }

  /** Returns a table without rows. */
  static CsvTable empty(String name) {
    return new CsvTable(name, List.of(), List.of());
  }

  private static CsvTable read(
      String name,
      List<CsvRecord> records,
      List<String> columns,
      boolean mayHaveMore,
      SettingsReader problems) {
    var header =
        records.isEmpty()
            ? List.<String>of()
            : records.getFirst().getFields().stream().map(String::strip).toList();
    var more = header.stream().filter(column -> !columns.contains(column)).toList();
    if (!isRight(place(name, 1), header, columns, mayHaveMore ? List.of() : more, problems)) {
      return empty(name);
    }
    var rows = new ArrayList<CsvRow>();
    for (var record : records.subList(1, records.size())) {
      var place = place(name, record.getStartingLineNumber());
      if (record.getFieldCount() == header.size()) {
        rows.add(row(record, header, place, problems));
      } else {
        problems.refuse(
            place,
            record.getFieldCount() + " cells",
            "give %d cells, as in the header".formatted(header.size()));
      }
    }
    return new CsvTable(name, rows, more);
  }

  private static String place(String name, long line) {
    return name + ":" + line;
  }

  private static boolean isRight(
      String place,
      List<String> header,
      List<String> columns,
      List<String> unknown,
      SettingsReader problems) {
    var missing = columns.stream().filter(column -> !header.contains(column)).toList();
    missing.forEach(column -> problems.refuse(place, "", "add the column " + column));
    unknown.forEach(
        column ->
            problems.refuse(
                place, column, "unknown column; known are " + String.join(", ", columns)));
    var seen = new HashSet<String>();
    var repeated = header.stream().filter(column -> !seen.add(column)).toList();
    repeated.forEach(column -> problems.refuse(place, column, "give each column once"));
    return missing.isEmpty() && unknown.isEmpty() && repeated.isEmpty();
  }

  private static CsvRow row(
      CsvRecord record, List<String> header, String place, SettingsReader problems) {
    var cells = new HashMap<String, String>();
    for (var i = 0; i < header.size(); i++) {
      cells.put(header.get(i), record.getField(i));
    }
    return new CsvRow(
        problems.within(place + " ", column -> Optional.ofNullable(cells.get(column))));
  }

  /** Adds a problem of the header. */
  void refuseHeader(SettingsReader problems, String remedy) {
    problems.refuse(place(name, 1), "", remedy);
  }
}
