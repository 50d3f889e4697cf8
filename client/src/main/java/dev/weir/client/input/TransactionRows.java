package dev.weir.client.input;

import dev.weir.client.CommandFault;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** The transactions of a file, in its order, with what can't become one. */
public interface TransactionRows {

  /**
   * The next row; empty when there is no more.
   *
   * @throws IOException where the file can't be read on; its message says from which line
   */
  Optional<TransactionRow> next() throws IOException;

  /**
   * Opens the rows of a file.
   *
   * @param format empty for the one that its first line tells
   * @param name what messages call the file
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
