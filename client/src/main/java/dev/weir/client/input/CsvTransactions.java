package dev.weir.client.input;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.weir.client.CommandFault;
import dev.weir.events.transaction.InvalidTransactionException;
import dev.weir.events.transaction.TransactionJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Transactions as comma-separated values with a header, RFC 4180, in UTF-8. */
public final class CsvTransactions implements TransactionRows {

  // The character that a decoder substitutes for bytes that are not valid UTF-8.
  private static final char REPLACEMENT = '\uFFFD';

  private final Iterator<CsvRecord> records;
  private final CsvColumns columns;
  private long line = 1;

  private CsvTransactions(Iterator<CsvRecord> records, CsvColumns columns) {
    this.records = records;
    this.columns = columns;
  }

  /**
   * Reads the header.
   *
   * @throws CommandFault if the header is missing or lacks a column
   */
  public static CsvTransactions open(InputStream input, String name) throws IOException {
    var records =
        CsvReader.builder()
            .detectBomHeader(true)
            .allowExtraFields(true)
            .allowMissingFields(true)
            .ofCsvRecord(input, StandardCharsets.UTF_8)
            .iterator();
    var header =
        reading(1, () -> records.hasNext() ? records.next().getFields() : List.<String>of());
    return new CsvTransactions(records, CsvColumns.of(header, name));
  }

  /** Returns the columns that are skipped because a transaction has no such field. */
  public List<String> unknownColumns() {
    return columns.unknown();
  }

  @Override
  public Optional<TransactionRow> next() throws IOException {
    return reading(line + 1, records::hasNext)
        ? Optional.of(row(records.next()))
        : Optional.empty();
  }

  private TransactionRow row(CsvRecord cells) {
    line = cells.getStartingLineNumber();
    if (cells.getFieldCount() != columns.count()) {
      return refused(
          "WRONG_COLUMNS",
          "has %d cells, the header has %d; check commas and quotes"
              .formatted(cells.getFieldCount(), columns.count()));
    }
    if (cells.getFields().stream().anyMatch(cell -> cell.indexOf(REPLACEMENT) >= 0)) {
      return refused("NO_UTF8", "is not valid UTF-8; save the file as UTF-8");
    }
    return read(cells.getFields());
  }

  // Goes through the JSON that the stream carries, so
  // that both forms have the same meaning and strictness.
  private TransactionRow read(List<String> cells) {
    var json = columns.toJson(cells).toString().getBytes(StandardCharsets.UTF_8);
    try {
      return new TransactionRow.Valid(line, TransactionJson.read(json, 0, json.length));
    } catch (InvalidTransactionException e) {
      return TransactionRow.RefusedRow.of(line, e);
    }
  }

  private TransactionRow refused(String reason, String detail) {
    return new TransactionRow.RefusedRow(line, reason, detail);
  }

  private interface CsvStep<T> {
    T get();
  }

  private static <T> T reading(long line, CsvStep<T> step) throws IOException {
    try {
      return step.get();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (CsvParseException e) {
      throw new IOException("not CSV from line " + line + " on: " + e.getMessage(), e);
    }
  }
}
