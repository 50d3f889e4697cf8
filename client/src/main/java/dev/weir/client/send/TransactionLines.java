package dev.weir.client.send;

import dev.weir.client.input.RefusedInput;
import dev.weir.client.input.TransactionRow;
import dev.weir.client.input.TransactionRows;
import dev.weir.events.transaction.TransactionJson;
import dev.weir.producer.LineSource;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;

/** The valid transactions of a file as JSON lines; the other rows are refused. */
final class TransactionLines implements LineSource {

  private final TransactionRows rows;
  private final RefusedInput refusals;
  private long number;

  TransactionLines(TransactionRows rows, RefusedInput refusals) {
    this.rows = rows;
    this.refusals = refusals;
  }

  @Override
  public Optional<byte[]> next() throws IOException {
    for (var row = rows.next(); row.isPresent(); row = rows.next()) {
      switch (row.get()) {
        case TransactionRow.Valid(var line, var transaction) -> {
          number = line;
          return Optional.of(TransactionJson.write(transaction));
        }
        case TransactionRow.RefusedRow(var line, var reason, var detail) ->
            refusals.add(line, reason, detail);
      }
    }
    return Optional.empty();
  }

  @Override
  public OptionalLong number() {
    return OptionalLong.of(number);
  }
}
