package dev.weir.market.risk;

import dev.weir.market.Mark;
import dev.weir.market.RegisterFields;
import dev.weir.stream.TableRecord;
import java.time.Instant;
import java.util.Optional;

/**
 * A changed mark, as read from the changes of the marks' table.
 *
 * @param arrivedAt when the tick arrived in the stream of the Region that stored it
 */
record MarkChange(Mark mark, Optional<Instant> arrivedAt) {

  /**
   * Reads the stored mark; empty if an item was removed, or has no mark yet.
   *
   * @see RegisterFields for the layout
   */
  static Optional<MarkChange> read(TableRecord change) {
    return change.image().isEmpty()
        ? Optional.empty()
        : RegisterFields.mark(change.image())
            .map(mark -> new MarkChange(mark, change.text("arrivedAt").map(Instant::parse)));
  }
}
