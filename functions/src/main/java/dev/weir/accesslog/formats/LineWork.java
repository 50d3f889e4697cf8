package dev.weir.accesslog.formats;

import dev.weir.stream.RecordBudget;
import dev.weir.stream.WorkUnit;

/** Counts the work on the lines of each record against the record's budget. */
final class LineWork {

  // Not an Optional: one would be created for each record.
  private RecordBudget budget;

  /** Begins a record that may cause any amount of work. */
  void startRecord() {
    budget = null;
  }

  /** Begins a record with a budget. */
  void startRecord(RecordBudget ofRecord) {
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
    if (budget != null) {
      budget.spend(unit, amount);
    }
  }
}
