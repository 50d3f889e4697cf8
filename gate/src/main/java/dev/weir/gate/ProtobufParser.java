package dev.weir.gate;

import dev.weir.gate.ProtobufFile.EnumType;
import dev.weir.gate.ProtobufFile.Field;
import dev.weir.gate.ProtobufFile.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Parses the part of the Protobuf language that contracts use (protobuf.dev, "Language
 * Specification").
 */
final class ProtobufParser {

  private final String place;
  private final ProtobufTokens tokens;

  ProtobufParser(String place, String text) {
    this.place = place;
    tokens = new ProtobufTokens(place, text);
  }

  ProtobufFile parse() {
    var syntax = "proto2";
    var packageName = "";
    var options = new ArrayList<String>();
    var messages = new ArrayList<Message>();
    var enums = new ArrayList<EnumType>();
    while (tokens.hasNext()) {
      var comment = tokens.comment();
      switch (tokens.next()) {
        case ";" -> {}
        case "syntax", "edition" -> {
          tokens.expect("=");
          syntax = unquoted(tokens.next());
          tokens.expect(";");
        }
        case "package" -> {
          packageName = tokens.next();
          tokens.expect(";");
        }
        case "option" -> options.add(statement());
        case "message" -> messages.add(message(comment));
        case "enum" -> enums.add(enumType(comment));
        default -> skipStatement();
      }
    }
    return new ProtobufFile(syntax, packageName, options, messages, enums);
  }

  private Message message(String comment) {
    var name = tokens.next();
    tokens.expect("{");
    var fields = new ArrayList<Field>();
    var messages = new ArrayList<Message>();
    var enums = new ArrayList<EnumType>();
    while (!tokens.take("}")) {
      var ofMember = tokens.comment();
      var first = tokens.next();
      // The language's keywords are not reserved: a type may be called option.
      switch (first) {
        case ";" -> {}
        case "message" -> messages.add(message(ofMember));
        case "enum" -> enums.add(enumType(ofMember));
        case "oneof" -> oneof(fields);
        case "option", "reserved", "extensions", "extend" -> skipStatement();
        default -> {
          var field = field(first, "", ofMember);
          fields.add(field);
          if (field.type().startsWith("map<")) {
            messages.add(mapEntry(field.name()));
          }
        }
      }
    }
    return new Message(name, comment, fields, messages, enums, false);
  }

  /** Returns a message such as {@code SizesOfLotsEntry} for {@code sizes_of_lots}. */
  private static Message mapEntry(String field) {
    var name =
        Pattern.compile("(?:^|_)(.)")
            .matcher(field)
            .replaceAll(first -> first.group(1).toUpperCase(Locale.ROOT));
    return new Message(name + "Entry", "", List.of(), List.of(), List.of(), true);
  }

  private void oneof(List<Field> fields) {
    var name = tokens.next();
    tokens.expect("{");
    while (!tokens.take("}")) {
      var comment = tokens.comment();
      var first = tokens.next();
      if (first.equals("option")) {
        skipStatement();
      } else {
        fields.add(field(first, name, comment));
      }
    }
  }

  private Field field(String first, String oneof, String comment) {
    var hasLabel = first.equals("optional") || first.equals("repeated") || first.equals("required");
    var type = new StringBuilder(hasLabel ? tokens.next() : first);
    if (tokens.take("<")) {
      type.append('<').append(tokens.next());
      tokens.expect(",");
      type.append(", ").append(tokens.next()).append('>');
      tokens.expect(">");
    }
    var name = tokens.next();
    tokens.expect("=");
    var number = number();
    skipStatement();
    return new Field(hasLabel ? first : "", type.toString(), name, number, oneof, comment);
  }

  private EnumType enumType(String comment) {
    var name = tokens.next();
    tokens.expect("{");
    var values = new ArrayList<EnumType.EnumValue>();
    while (!tokens.take("}")) {
      var value = tokens.next();
      if (value.equals("option") || value.equals("reserved")) {
        skipStatement();
      } else if (!value.equals(";")) {
        tokens.expect("=");
        values.add(new EnumType.EnumValue(value, number()));
        skipStatement();
      }
    }
    return new EnumType(name, comment, values);
  }

  private int number() {
    var sign = tokens.take("-") ? -1 : 1;
    var text = tokens.next();
    try {
      return sign * Integer.decode(text);
    } catch (NumberFormatException e) {
      throw new InvalidContractException(
          "%s:%d: give a number, not %s".formatted(place, tokens.line(), text), e);
    }
  }

  /** Reads the rest of a statement, as written except for blanks. */
  private String statement() {
    var text = new StringBuilder();
    for (var token = tokens.next(); !token.equals(";"); token = tokens.next()) {
      text.append(text.isEmpty() ? "" : " ").append(token);
    }
    return text.toString();
  }

  /** Skips the rest of a statement: to its semicolon, or to the end of its block. */
  private void skipStatement() {
    var depth = 0;
    for (var token = tokens.next(); ; token = tokens.next()) {
      switch (token) {
        case "{" -> depth++;
        case "}" -> depth--;
        default -> {}
      }
      if (depth == 0 && (token.equals(";") || token.equals("}"))) {
        return;
      }
    }
  }

  private static String unquoted(String token) {
    return token.length() < 2 ? token : token.substring(1, token.length() - 1);
  }
}
