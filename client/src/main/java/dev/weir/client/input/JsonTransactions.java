package dev.weir.client.input;

import dev.weir.events.transaction.InvalidTransactionException;
import dev.weir.events.transaction.TransactionJson;
import dev.weir.producer.LineSource;
import java.io.IOException;
import java.util.Optional;

/** Transactions as JSON, one per line; blank lines are skipped. */
final class JsonTransactions implements TransactionRows {

  private final LineSource lines;
  private long line;

  JsonTransactions(LineSource lines) {
    this.lines = lines;
  }

  @Override
  public Optional<TransactionRow> next() throws IOException {
    var bytes = nextLine();
    while (bytes.isPresent() && isBlank(bytes.get())) {
      bytes = nextLine();
    }
    return bytes.map(this::read);
  }

  private Optional<byte[]> nextLine() throws IOException {
    line++;
    return lines.next();
  }

  private TransactionRow read(byte[] bytes) {
    try {
      return new TransactionRow.Valid(line, TransactionJson.read(bytes, 0, bytes.length));
    } catch (InvalidTransactionException e) {
      return TransactionRow.RefusedRow.of(line, e);
    }
  }

  private static boolean isBlank(byte[] bytes) {
    for (var b : bytes) {
      if (b != ' ' && b != '\t') {
        return false;
      }
    }
    return true;
  }
}
