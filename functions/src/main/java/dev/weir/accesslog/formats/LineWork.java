package dev.weir.accesslog.formats;

import dev.weir.stream.RecordBudget;
import dev.weir.stream.WorkUnit;
import java.util.Optional;

/** Counts the work on the lines of each record against the record's budget. */
final class LineWork {

  private Optional<RecordBudget> budget = Optional.empty();

  /**
   * Begins a record.
   *
   * @param ofRecord the record's budget; empty if unbounded
   */
  void startRecord(Optional<RecordBudget> ofRecord) {
    budget = ofRecord;
  }

  /**
   * Counts JSON tokens or escapes that are about to be read.
   *
   * @throws dev.weir.stream.TooMuchWorkException if the record has too many
   */
  void jsonTokens(int tokens) {
    spend(WorkUnit.JSON_TOKENS, tokens);
  }

  /**
   * Counts a header with this many fields.
   *
   * @throws dev.weir.stream.TooMuchWorkException if the record's headers name too many
   */
  void header(int fields) {
    spend(WorkUnit.FIELD_NAMES, fields + 1L);
  }

  private void spend(WorkUnit unit, long amount) {
    if (budget.isPresent()) {
      budget.get().spend(unit, amount);
    }
  }
}
