package dev.weir.stream;

import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * A change of a table's item, as the table's stream delivered it.
 *
 * @param sequenceNumber its place in the stream's shard; numbers increase within one item
 * @param image the item after the change: the texts of its attributes that are text, number or
 *     binary (in base64); empty if the item was removed
 */
public record TableRecord(SequenceNumber sequenceNumber, Map<String, String> image)
    implements SourceRecord {

  public TableRecord {
    image = Map.copyOf(image);
  }

  /** Returns an attribute's text, if present. */
  public Optional<String> text(String attribute) {
    return Optional.ofNullable(image.get(attribute));
  }

  /** Returns an attribute's bytes, if present. */
  public Optional<byte[]> bytes(String attribute) {
    return text(attribute).map(Base64.getDecoder()::decode);
  }

  /** Returns its place, never its content. */
  @Override
  public String toString() {
    return "TableRecord[sequenceNumber=" + sequenceNumber + "]";
  }
}
