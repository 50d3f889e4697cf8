package dev.weir.market.portfolio;

import dev.weir.market.Mark;
import dev.weir.stream.TableRecord;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/** Reads marks from the changes of their table, laid out as {@code DynamoMarkStore} says. */
final class MarkRecord {

  private MarkRecord() {}

  /** When the tick arrived in the stream of the Region that stored it; empty for a removed item. */
  static Optional<Instant> arrivedAt(TableRecord change) {
    return change.text("arrivedAt").map(Instant::parse);
  }

  /** The mark that was stored; empty where an item was removed. */
  static Optional<Mark> read(TableRecord change) {
    return change
        .text("symbol")
        .map(
            symbol ->
                new Mark(
                    symbol,
                    change.image().get("venue"),
                    change.image().get("session"),
                    Long.parseLong(change.image().get("sequence")),
                    new BigDecimal(change.image().get("price")),
                    Instant.parse(change.image().get("occurredAt"))));
  }
}
