package dev.weir.market.portfolio;

import dev.weir.market.Mark;
import dev.weir.market.RegisterFields;
import dev.weir.stream.TableRecord;
import java.time.Instant;
import java.util.Optional;

/** Reads marks from the changes of their table, laid out as {@link RegisterFields} says. */
final class MarkRecord {

  private MarkRecord() {}

  /** When the tick arrived in the stream of the Region that stored it; empty for a removed item. */
  static Optional<Instant> arrivedAt(TableRecord change) {
    return change.text("arrivedAt").map(Instant::parse);
  }

  /** The mark that was stored; empty where an item was removed, or waits for its first mark. */
  static Optional<Mark> read(TableRecord change) {
    return change.image().isEmpty() ? Optional.empty() : RegisterFields.mark(change.image());
  }
}
