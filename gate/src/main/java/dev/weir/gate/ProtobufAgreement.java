package dev.weir.gate;

import dev.weir.gate.ProtobufFile.Field;
import dev.weir.gate.ProtobufFile.Message;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds differences that prevent readers with one Protobuf file from reading data written with
 * another, by the rules of the wire format: a message stays, a field number keeps its type and
 * whether it repeats, and fields required by readers are written. For environments without buf,
 * which {@link ProtobufGate} uses.
 */
public final class ProtobufAgreement {

  private final List<String> differences = new ArrayList<>();
  private final boolean names;

  private ProtobufAgreement(boolean names) {
    this.names = names;
  }

  /**
   * Returns every such difference, one per line. Both files must be read from text in the form of
   * {@link ProtobufFile#rendered}, with full names of types.
   */
  public static List<String> differences(ProtobufFile reader, ProtobufFile written) {
    return compare(reader, written, false);
  }

  /**
   * Returns the same, and differences that give a number another meaning or change the indexes in
   * headers: a field's name, the places of messages.
   */
  public static List<String> strictDifferences(ProtobufFile reader, ProtobufFile written) {
    return compare(reader, written, true);
  }

  private static List<String> compare(ProtobufFile reader, ProtobufFile written, boolean names) {
    var agreement = new ProtobufAgreement(names);
    if (!reader.packageName().equals(written.packageName())) {
      agreement.differences.add(
          "package %s is not %s".formatted(reader.packageName(), written.packageName()));
    }
    agreement.compare("", reader.messages(), written.messages());
    if (names) {
      agreement.comparePlaces(reader, written);
    }
    return List.copyOf(agreement.differences);
  }

  private void comparePlaces(ProtobufFile reader, ProtobufFile written) {
    for (var name : written.sortedNames()) {
      var stands = reader.paths().get(name);
      if (stands != null
          && (!stands.equals(written.paths().get(name))
              || reader.sortedNames().indexOf(name) != written.sortedNames().indexOf(name))) {
        differences.add(name + " stands in another place, which headers name");
      }
    }
  }

  private void compare(String scope, List<Message> reader, List<Message> written) {
    for (var message : written) {
      var name = scope + message.name();
      find(reader, message.name())
          .ifPresentOrElse(
              found -> compare(name, found, message), () -> differences.add(name + " is missing"));
    }
  }

  private static Optional<Message> find(List<Message> messages, String name) {
    return messages.stream().filter(each -> each.name().equals(name)).findFirst();
  }

  private void compare(String name, Message reader, Message written) {
    var fields = byNumber(written);
    for (var field : reader.fields()) {
      compare(name + "." + field.name(), field, fields.get(field.number()));
    }
    compare(name + ".", reader.messages(), written.messages());
  }

  private void compare(String name, Field reader, Field written) {
    if (written == null) {
      if (reader.label().equals("required")) {
        differences.add(name + " is required and not written");
      }
    } else if (!reader.type().equals(written.type())) {
      differences.add("%s is a %s, written is a %s".formatted(name, reader.type(), written.type()));
    } else if (repeats(reader) != repeats(written)) {
      differences.add(name + " repeats in one of both only");
    } else if (names && !reader.name().equals(written.name())) {
      differences.add(
          "%s has the number %d of %s".formatted(name, reader.number(), written.name()));
    }
  }

  private static boolean repeats(Field field) {
    return field.label().equals("repeated");
  }

  private static Map<Integer, Field> byNumber(Message message) {
    var fields = new HashMap<Integer, Field>();
    message.fields().forEach(field -> fields.put(field.number(), field));
    return fields;
  }
}
