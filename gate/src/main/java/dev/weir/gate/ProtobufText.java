package dev.weir.gate;

import dev.weir.gate.ProtobufFile.EnumType;
import dev.weir.gate.ProtobufFile.Field;
import dev.weir.gate.ProtobufFile.Message;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Renders a file like AWS's serializer for Glue, so that its definition can be found by text. */
final class ProtobufText {

  private static final Set<String> SCALARS =
      Set.of(
          "double",
          "float",
          "int32",
          "int64",
          "uint32",
          "uint64",
          "sint32",
          "sint64",
          "fixed32",
          "fixed64",
          "sfixed32",
          "sfixed64",
          "bool",
          "string",
          "bytes");

  private final ProtobufFile file;
  private final Set<String> types;

  ProtobufText(ProtobufFile file) {
    this.file = file;
    types = new HashSet<>();
    addTypes(file.packageName(), file.messages(), file.enums());
  }

  private void addTypes(String scope, List<Message> messages, List<EnumType> enums) {
    enums.forEach(each -> types.add(within(scope, each.name())));
    for (var message : messages) {
      types.add(within(scope, message.name()));
      addTypes(within(scope, message.name()), message.messages(), message.enums());
    }
  }

  private static String within(String scope, String name) {
    return scope.isEmpty() ? name : scope + "." + name;
  }

  String text() {
    var parts = new ArrayList<String>();
    parts.add("syntax = \"%s\";\n".formatted(file.syntax()));
    if (!file.packageName().isEmpty()) {
      parts.add("package %s;\n".formatted(file.packageName()));
    }
    if (!file.options().isEmpty()) {
      parts.add(
          file.options().stream()
              .map(option -> "option " + option + ";\n")
              .collect(Collectors.joining()));
    }
    file.messages().forEach(each -> parts.add(message(file.packageName(), each)));
    file.enums().forEach(each -> parts.add(enumType(each)));
    return String.join("\n", parts);
  }

  private String message(String scope, Message message) {
    var full = within(scope, message.name());
    var parts = new ArrayList<String>();
    message.fields().stream()
        .filter(field -> !isLast(field))
        .forEach(field -> parts.add(field(full, field)));
    message.fields().stream()
        .filter(field -> field.label().equals("optional"))
        .forEach(field -> parts.add(field(full, field)));
    oneofs(message).forEach(name -> parts.add(oneof(full, name, message)));
    message.messages().stream()
        .filter(each -> !each.isMapEntry())
        .forEach(each -> parts.add(message(full, each)));
    message.enums().forEach(each -> parts.add(enumType(each)));
    var members = parts.stream().map(ProtobufText::indented).collect(Collectors.joining("\n"));
    return "message %s {\n%s}\n".formatted(message.name(), members);
  }

  private static boolean isLast(Field field) {
    return field.label().equals("optional") || !field.oneof().isEmpty();
  }

  private static List<String> oneofs(Message message) {
    return message.fields().stream()
        .map(Field::oneof)
        .filter(name -> !name.isEmpty())
        .distinct()
        .toList();
  }

  private String oneof(String scope, String name, Message message) {
    var fields =
        message.fields().stream()
            .filter(field -> field.oneof().equals(name))
            .map(field -> indented(field(scope, field)))
            .collect(Collectors.joining("\n"));
    return "oneof %s {\n%s}\n".formatted(name, fields);
  }

  private String field(String scope, Field field) {
    var label = field.label().isEmpty() ? "" : field.label() + " ";
    return "%s%s %s = %d;\n"
        .formatted(label, type(scope, field.type()), field.name(), field.number());
  }

  private String type(String scope, String type) {
    if (SCALARS.contains(type) || type.startsWith(".") || type.startsWith("map<")) {
      return type;
    }
    // Finds the innermost scope that declares it.
    for (var outer = scope; ; outer = outer.substring(0, Math.max(0, outer.lastIndexOf('.')))) {
      if (types.contains(within(outer, type))) {
        return "." + within(outer, type);
      }
      if (outer.isEmpty()) {
        return type;
      }
    }
  }

  private static String enumType(EnumType type) {
    var values =
        type.values().stream()
            .map(value -> "  %s = %d;\n".formatted(value.name(), value.number()))
            .collect(Collectors.joining());
    return "enum %s {\n%s}\n".formatted(type.name(), values);
  }

  private static String indented(String text) {
    return text.lines().map(line -> "  " + line + "\n").collect(Collectors.joining());
  }
}
