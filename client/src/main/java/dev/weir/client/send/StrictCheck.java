package dev.weir.client.send;

import dev.weir.client.CommandFault;
import dev.weir.client.input.InputFile;
import dev.weir.client.input.InputFormat;
import dev.weir.client.input.RefusedInput;
import dev.weir.client.input.TransactionRow;
import dev.weir.client.input.TransactionRows;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;

/** Checks a complete file before any of it is sent. */
final class StrictCheck {

  private StrictCheck() {}

  /**
   * Returns if every row is a transaction.
   *
   * @throws CommandFault if one is not; each invalid row is reported with its line
   */
  static void requireAllValid(InputFile input, Optional<InputFormat> format, PrintWriter err)
      throws IOException {
    var refusals = new RefusedInput(err, input.name());
    try (var opened = input.open()) {
      var rows = TransactionRows.open(opened, format, input.name());
      for (var row = rows.next(); row.isPresent(); row = rows.next()) {
        if (row.get() instanceof TransactionRow.RefusedRow(var line, var reason, var detail)) {
          refusals.add(line, reason, detail);
        }
      }
    } catch (IOException e) {
      throw new CommandFault(
          input.name() + " can't be read to the end: " + e.getMessage(),
          "Nothing was sent. Fix the file, or omit --strict.");
    }
    if (refusals.count() > 0) {
      throw new CommandFault(
          "%s: %,d rows are not transactions: %s. Nothing was sent."
              .formatted(input.name(), refusals.count(), refusals.byReason()),
          "Fix them, or omit --strict to send all others.");
    }
  }
}
