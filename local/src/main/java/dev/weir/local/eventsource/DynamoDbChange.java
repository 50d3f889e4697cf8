package dev.weir.local.eventsource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Record;

/**
 * Converts a change of an item to JSON, with each value under the name of its type, as on the wire.
 */
final class DynamoDbChange {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private DynamoDbChange() {}

  /** Returns the item's key as text, identical for the same item. */
  static String key(Record change) {
    return item(new TreeMap<>(change.dynamodb().keys())).toString();
  }

  /**
   * Returns its place in the shard, without the emulator's leading zeroes, which AWS does not have.
   */
  static String sequenceNumber(Record change) {
    return change.dynamodb().sequenceNumber().replaceFirst("^0+(?=.)", "");
  }

  /** Returns {@code eventID, eventName, eventVersion, dynamodb}. */
  static byte[] json(Record change) {
    var node = NODES.objectNode();
    node.put("eventID", change.eventID());
    node.put("eventName", change.eventNameAsString());
    node.put("eventVersion", change.eventVersion());
    var of = change.dynamodb();
    var details = node.putObject("dynamodb");
    details.put(
        "ApproximateCreationDateTime",
        BigDecimal.valueOf(of.approximateCreationDateTime().getEpochSecond()));
    details.set("Keys", item(of.keys()));
    if (of.hasNewImage()) {
      details.set("NewImage", item(of.newImage()));
    }
    if (of.hasOldImage()) {
      details.set("OldImage", item(of.oldImage()));
    }
    details.put("SequenceNumber", sequenceNumber(change));
    details.put("SizeBytes", of.sizeBytes());
    details.put("StreamViewType", of.streamViewTypeAsString());
    return bytes(node);
  }

  private static ObjectNode item(Map<String, AttributeValue> attributes) {
    var node = NODES.objectNode();
    attributes.forEach((name, value) -> node.set(name, value(value)));
    return node;
  }

  private static ObjectNode value(AttributeValue value) {
    var node = NODES.objectNode();
    return switch (value.type()) {
      case S -> node.put("S", value.s());
      case N -> node.put("N", value.n());
      case B -> node.put("B", base64(value.b()));
      case BOOL -> node.put("BOOL", value.bool());
      case NUL -> node.put("NULL", true);
      case SS -> node.set("SS", texts(value.ss()));
      case NS -> node.set("NS", texts(value.ns()));
      case BS -> node.set("BS", texts(value.bs().stream().map(DynamoDbChange::base64).toList()));
      case M -> node.set("M", item(value.m()));
      case L -> node.set("L", list(value.l()));
      case UNKNOWN_TO_SDK_VERSION ->
          throw new IllegalStateException("A value of a type that is not known " + value);
    };
  }

  private static ArrayNode texts(List<String> texts) {
    var array = NODES.arrayNode();
    texts.forEach(array::add);
    return array;
  }

  private static ArrayNode list(List<AttributeValue> values) {
    var array = NODES.arrayNode();
    values.forEach(value -> array.add(value(value)));
    return array;
  }

  private static String base64(SdkBytes bytes) {
    return Base64.getEncoder().encodeToString(bytes.asByteArrayUnsafe());
  }

  private static byte[] bytes(JsonNode node) {
    try {
      return JSON.writeValueAsBytes(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A tree can always be written", e);
    }
  }
}
