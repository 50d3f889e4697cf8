package dev.weir.cli.quality;

import dev.weir.events.ForeignText;

/** Cells of CSV according to RFC 4180, protected against evaluation by a spreadsheet. */
final class CsvText {

  private static final String APOSTROPHE = "'";

  private CsvText() {}

  /** Returns the encoded cell. */
  static String cell(String value) {
    return quotedIfNeeded(isDefused(value) ? APOSTROPHE + value : value);
  }

  /** Returns the original value of a cell encoded by {@link #cell}. */
  static String value(String cell) {
    return cell.startsWith(APOSTROPHE) && isDefused(cell.substring(1)) ? cell.substring(1) : cell;
  }

  private static boolean isDefused(String value) {
    return value.startsWith(APOSTROPHE) || ForeignText.csvCell(value).startsWith(APOSTROPHE);
  }

  private static String quotedIfNeeded(String value) {
    return value.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
        ? '"' + value.replace("\"", "\"\"") + '"'
        : value;
  }
}
