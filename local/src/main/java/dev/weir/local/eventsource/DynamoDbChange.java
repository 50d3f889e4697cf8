package dev.weir.local.eventsource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
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

  /** Precedes the emulator's 21 digits: AWS's numbers begin with a digit other than zero. */
  private static final String LEADING_DIGIT = "1";

  private DynamoDbChange() {}

  /** Returns the item's key as text, identical for the same item. */
  static String key(Record change) {
    return item(new TreeMap<>(change.dynamodb().keys())).toString();
  }

  /** Returns its place in the shard: 22 digits in the same order as the emulator's. */
  static String sequenceNumber(Record change) {
    return LEADING_DIGIT + change.dynamodb().sequenceNumber();
  }

  /** Returns the emulator's number of a place that {@link #sequenceNumber} returned. */
  static String emulatedNumber(String sequenceNumber) {
    return sequenceNumber.substring(LEADING_DIGIT.length());
  }

  /**
   * Returns {@code eventID, eventName, eventVersion, dynamodb}, and {@code userIdentity} if a
   * service made the change, as DynamoDB does when an item expires.
   *
   * @param created when the table accepted the change; the event states the second
   */
  static byte[] json(Record change, Instant created) {
    var node = NODES.objectNode();
    // The emulator separates the digits of a UUID.
    node.put("eventID", change.eventID().replace("-", ""));
    node.put("eventName", change.eventNameAsString());
    node.put("eventVersion", change.eventVersion());
    var of = change.dynamodb();
    var details = node.putObject("dynamodb");
    // AWS writes a number with a fraction, such as 1.7672256E9.
    details.put("ApproximateCreationDateTime", (double) created.getEpochSecond());
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
    if (change.userIdentity() != null) {
      node.putObject("userIdentity")
          .put("principalId", change.userIdentity().principalId())
          .put("type", change.userIdentity().type());
    }
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
