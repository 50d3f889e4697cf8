package dev.weir.client.send;

import dev.weir.client.input.LineSource;
import dev.weir.client.input.Refusals;
import dev.weir.client.input.TransactionRow;
import dev.weir.client.input.TransactionRows;
import dev.weir.events.transaction.TransactionJson;
import java.io.IOException;
import java.util.Optional;

/** The valid transactions of a file as JSON lines; the other rows are refused. */
final class TransactionLines implements LineSource {

  private final TransactionRows rows;
  private final Refusals refusals;

  TransactionLines(TransactionRows rows, Refusals refusals) {
    this.rows = rows;
    this.refusals = refusals;
  }

  @Override
  public Optional<byte[]> next() throws IOException {
    for (var row = rows.next(); row.isPresent(); row = rows.next()) {
      switch (row.get()) {
        case TransactionRow.Valid(_, var transaction) -> {
          return Optional.of(TransactionJson.write(transaction));
        }
        case TransactionRow.Refused(var line, var reason, var detail) ->
            refusals.add(line, reason, detail);
      }
    }
    return Optional.empty();
  }
}
