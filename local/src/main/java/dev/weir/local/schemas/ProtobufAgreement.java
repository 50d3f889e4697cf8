package dev.weir.local.schemas;

import dev.weir.gate.ProtobufFile;
import dev.weir.gate.ProtobufFile.Field;
import dev.weir.gate.ProtobufFile.Message;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether readers with one Protobuf file read what writers with another wrote. AWS does not publish
 * the rules that Glue applies; these are the ones of the wire format: a message stays, a field
 * number keeps its type and whether it repeats, and what readers require is written.
 */
final class ProtobufAgreement {

  private ProtobufAgreement() {}

  /** Both files as {@link ProtobufFile#rendered} gives them, with full names of types. */
  static boolean reads(ProtobufFile reader, ProtobufFile written) {
    return reader.packageName().equals(written.packageName())
        && reads(reader.messages(), written.messages());
  }

  private static boolean reads(List<Message> reader, List<Message> written) {
    return written.stream()
        .allMatch(
            message ->
                reader.stream()
                    .filter(each -> each.name().equals(message.name()))
                    .anyMatch(each -> reads(each, message)));
  }

  private static boolean reads(Message reader, Message written) {
    var fields = byNumber(written);
    return reader.fields().stream().allMatch(field -> reads(field, fields.get(field.number())))
        && reads(reader.messages(), written.messages());
  }

  private static boolean reads(Field reader, Field written) {
    return written == null
        ? !reader.label().equals("required")
        : reader.type().equals(written.type())
            && reader.label().equals("repeated") == written.label().equals("repeated");
  }

  private static Map<Integer, Field> byNumber(Message message) {
    var fields = new HashMap<Integer, Field>();
    message.fields().forEach(field -> fields.put(field.number(), field));
    return fields;
  }
}
