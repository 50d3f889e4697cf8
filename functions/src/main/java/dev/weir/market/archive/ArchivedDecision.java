package dev.weir.market.archive;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import dev.weir.market.BeatItem;
import dev.weir.market.DecisionText;
import dev.weir.stream.KinesisRecord;
import dev.weir.stream.TableRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/**
 * The archived form of a decision: a record of its portfolio, which arrived when it was made. Its
 * data is the decision's JSON with all of its marks.
 */
final class ArchivedDecision {

  private static final JsonFactory JSON = new JsonFactory();
  private static final String DECIDED_AT = "decidedAt";

  private ArchivedDecision() {}

  /**
   * Reads a change of the risk table; empty if it is not a decision, but a beat or a removal.
   *
   * @throws IllegalArgumentException if the decision has no time
   * @throws java.time.DateTimeException if its time is not ISO 8601
   */
  static Optional<KinesisRecord> read(TableRecord change) {
    var portfolio = change.text("portfolio").filter(key -> !BeatItem.isKey(key));
    var head = change.text("decision");
    if (portfolio.isEmpty() || head.isEmpty()) {
      return Optional.empty();
    }
    var text =
        change
            .bytes("marks")
            .map(marks -> DecisionText.withAllMarks(head.get(), marks))
            .orElseGet(head::get);
    return Optional.of(
        new KinesisRecord(
            change.sequenceNumber(),
            portfolio.get(),
            decidedAt(head.get()),
            text.getBytes(StandardCharsets.UTF_8)));
  }

  private static Instant decidedAt(String decision) {
    try (var json = JSON.createParser(decision)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        var name = json.currentName();
        json.nextToken();
        if (name.equals(DECIDED_AT)) {
          return Instant.parse(json.getText());
        }
        json.skipChildren();
      }
    } catch (IOException e) {
      throw new IllegalArgumentException("a decision is not JSON", e);
    }
    throw new IllegalArgumentException("a decision has no " + DECIDED_AT);
  }
}
