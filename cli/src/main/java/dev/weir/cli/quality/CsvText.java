package dev.weir.cli.quality;

import dev.weir.events.ForeignText;
import java.util.ArrayList;
import java.util.List;

/** Rows of CSV according to RFC 4180. */
final class CsvText {

  private static final String APOSTROPHE = "'";

  private final String text;
  private final List<List<String>> rows = new ArrayList<>();
  private List<String> row = new ArrayList<>();
  private int at;

  private CsvText(String text) {
    this.text = text;
  }

  /** Parses the rows; blank lines are skipped. */
  static List<List<String>> rows(String text) {
    return new CsvText(text).read();
  }

  private List<List<String>> read() {
    while (at < text.length()) {
      row.add(text.charAt(at) == '"' ? quoted() : plain());
      if (at < text.length() && text.charAt(at) == ',') {
        at++;
        if (at == text.length()) {
          row.add("");
        }
      } else {
        endRow();
      }
    }
    endRow();
    return rows;
  }

  private void endRow() {
    while (at < text.length() && (text.charAt(at) == '\r' || text.charAt(at) == '\n')) {
      at++;
    }
    if (!row.isEmpty() && !(row.size() == 1 && row.getFirst().isBlank())) {
      rows.add(row);
    }
    row = new ArrayList<>();
  }

  private String plain() {
    var from = at;
    while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return text.substring(from, at);
  }

  private String quoted() {
    var cell = new StringBuilder();
    for (at++; at < text.length(); at++) {
      if (text.charAt(at) == '"') {
        at++;
        if (at == text.length() || text.charAt(at) != '"') {
          break;
        }
      }
      cell.append(text.charAt(at));
    }
    return cell + plain(); // keeps text after a closing quote in its cell
  }

  /** Returns the encoded cell, protected against evaluation by a spreadsheet. */
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
