package dev.weir.market.delivery;

import dev.weir.market.BeatItem;
import dev.weir.market.DecisionText;
import dev.weir.stream.SequenceNumber;
import dev.weir.stream.SourceRecord;
import dev.weir.stream.TableRecord;
import java.time.Instant;
import java.util.Optional;

/**
 * A stored decision or beat, as read from the changes of the risk table.
 *
 * @param sequenceNumber of the change
 * @param key the key whose order is kept: the portfolio, or the item of the group's beats
 * @param version of the decision, or the number of the beat
 * @param text its JSON, as delivered
 * @param arrivedAt when the first tick, or the pulse, that caused it arrived; empty if none did
 */
record DecisionChange(
    SequenceNumber sequenceNumber,
    String key,
    long version,
    String text,
    Optional<Instant> arrivedAt)
    implements SourceRecord {

  /** Reads the stored item; empty if an item was removed. */
  static Optional<DecisionChange> read(TableRecord change) {
    return change.text("portfolio").filter(BeatItem::isKey).isPresent()
        ? beat(change)
        : decision(change);
  }

  private static Optional<DecisionChange> decision(TableRecord change) {
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

  private static Optional<DecisionChange> beat(TableRecord change) {
    return change
        .text("beat")
        .map(
            text ->
                new DecisionChange(
                    change.sequenceNumber(),
                    change.image().get("portfolio"),
                    Long.parseLong(change.image().get("number")),
                    text,
                    change.text("pulsedAt").map(Long::parseLong).map(Instant::ofEpochMilli)));
  }

  boolean isBeat() {
    return BeatItem.isKey(key);
  }

  /** Returns its name in logs. */
  String name() {
    return "portfolio=%s version=%d".formatted(key, version);
  }
}
