package dev.weir.gate;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Message;

/** Converts messages in JSON to Protobuf messages with the same fields. */
final class JsonToProtobuf {

  private JsonToProtobuf() {}

  static Message message(JsonNode json, Descriptor type) {
    var message = DynamicMessage.newBuilder(type);
    for (var field : type.getFields()) {
      var value = json.path(field.getJsonName());
      if (field.isMapField()) {
        value
            .properties()
            .forEach(
                each ->
                    message.addRepeatedField(
                        field, entry(each.getKey(), each.getValue(), field.getMessageType())));
      } else if (field.isRepeated()) {
        value.forEach(each -> message.addRepeatedField(field, value(each, field)));
      } else if (!value.isMissingNode() && !value.isNull()) {
        message.setField(field, value(value, field));
      }
    }
    return message.build();
  }

  private static Message entry(String key, JsonNode value, Descriptor type) {
    return DynamicMessage.newBuilder(type)
        .setField(type.findFieldByNumber(1), key)
        .setField(type.findFieldByNumber(2), value(value, type.findFieldByNumber(2)))
        .build();
  }

  private static Object value(JsonNode json, FieldDescriptor field) {
    return switch (field.getJavaType()) {
      case MESSAGE -> message(json, field.getMessageType());
      case LONG -> json.longValue();
      case STRING -> json.isTextual() ? json.textValue() : json.toString();
      default -> throw new IllegalArgumentException("No message has a " + field.getJavaType());
    };
  }
}
