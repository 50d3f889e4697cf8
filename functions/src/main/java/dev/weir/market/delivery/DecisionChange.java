package dev.weir.market.delivery;

import dev.weir.market.DecisionText;
import dev.weir.stream.SequenceNumber;
import dev.weir.stream.SourceRecord;
import dev.weir.stream.TableRecord;
import java.time.Instant;
import java.util.Optional;

/**
 * A decision that was stored, as the changes of the risk table have it.
 *
 * @param sequenceNumber of the change
 * @param text its JSON, as it is delivered
 * @param arrivedAt when the first tick arrived that called for it; empty where none did
 */
record DecisionChange(
    SequenceNumber sequenceNumber,
    String portfolio,
    long version,
    String text,
    Optional<Instant> arrivedAt)
    implements SourceRecord {

  /** The decision that was stored; empty where an item was removed. */
  static Optional<DecisionChange> read(TableRecord change) {
    return change
        .text("decision")
        .map(
            head ->
                new DecisionChange(
                    change.sequenceNumber(),
                    change.image().get("portfolio"),
                    Long.parseLong(change.image().get("version")),
                    change
                        .bytes("marks")
                        .map(marks -> DecisionText.whole(head, marks))
                        .orElse(head),
                    change.text("arrivedAt").map(Instant::parse)));
  }

  /** As it is named in logs. */
  String name() {
    return "portfolio=%s version=%d".formatted(portfolio, version);
  }
}
