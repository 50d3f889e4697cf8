package dev.weir.cli.backtest;

import dev.weir.client.CommandFault;
import dev.weir.client.input.InputFile;
import dev.weir.client.input.InputFormat;
import dev.weir.client.input.TransactionRow;
import dev.weir.client.input.TransactionRows;
import java.io.IOException;
import java.util.Optional;

/**
 * The transactions of a file, in its order. Their own time doubles as the time of arrival.
 *
 * @param format empty to detect it
 */
record FileSource(InputFile input, Optional<InputFormat> format) implements BacktestSource {

  @Override
  public void forEach(Sink sink) {
    try (var opened = input.open()) {
      var rows = TransactionRows.open(opened, format, input.name());
      for (var row = rows.next(); row.isPresent(); row = rows.next()) {
        switch (row.get()) {
          case TransactionRow.Valid(var line, var transaction) ->
              sink.take(transaction, line, transaction.occurredAt());
          case TransactionRow.RefusedRow(_, var reason, _) -> sink.refuse(reason);
        }
      }
    } catch (IOException e) {
      throw new CommandFault(
          input.name() + " can't be read to the end: " + e.getMessage(),
          "Fix the file, or cut it off before that place.");
    }
  }
}
