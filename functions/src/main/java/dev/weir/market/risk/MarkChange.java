package dev.weir.market.risk;

import dev.weir.market.Mark;
import dev.weir.market.RegisterFields;
import dev.weir.stream.TableRecord;
import java.time.Instant;
import java.util.Optional;

/**
 * A mark that moved, as the changes of the marks' table have it.
 *
 * @param arrivedAt when the tick arrived in the stream of the Region that stored it
 */
record MarkChange(Mark mark, Optional<Instant> arrivedAt) {

  /**
   * The mark that was stored; empty where an item was removed, or waits for its first mark.
   *
   * @see RegisterFields how it is laid out
   */
  static Optional<MarkChange> read(TableRecord change) {
    return change.image().isEmpty()
        ? Optional.empty()
        : RegisterFields.mark(change.image())
            .map(mark -> new MarkChange(mark, change.text("arrivedAt").map(Instant::parse)));
  }
}
