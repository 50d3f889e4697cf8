package dev.weir.client.input;

import dev.weir.client.CommandFault;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** The rows of a file in order: transactions, and rows that cannot become one. */
public interface TransactionRows {

  /**
   * Returns the next row; empty at the end.
   *
   * @throws IOException if reading fails; its message names the line
   */
  Optional<TransactionRow> next() throws IOException;

  /**
   * Opens the rows of a file.
   *
   * @param format empty to detect it from the first line
   * @param name the name of the file in messages
   * @throws CommandFault if a CSV file lacks a column
   */
  static TransactionRows open(InputStream input, Optional<InputFormat> format, String name)
      throws IOException {
    var buffered = InputFormat.withoutByteOrderMark(input);
    return switch (format.isPresent() ? format.get() : InputFormat.detect(buffered)) {
      case CSV -> CsvTransactions.open(buffered, name);
      case NDJSON -> new JsonTransactions(new LineReader(buffered));
    };
  }
}
