package dev.weir.cli.schema;

import dev.weir.gate.Compatibility;
import dev.weir.gate.Contract;
import dev.weir.gate.ProtobufFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.avro.Schema;

/** A contract's page: its fields in the newest schemas, and how it may change. */
final class ContractPage {

  private ContractPage() {}

  /** Returns the page as Markdown. */
  static String of(Contract contract) {
    var text = new StringBuilder();
    text.append("<!-- Written by `weir schema pages`; edit the schemas. -->\n");
    text.append("# %s\n\n%s.\n".formatted(contract.name(), contract.title()));
    if (!contract.avro().isEmpty()) {
      text.append(avro(contract));
    }
    if (!contract.protobuf().isEmpty()) {
      text.append(protobuf(contract));
    }
    text.append(evolution(contract.compatibility()));
    var example = contract.folder().resolve("example.json");
    if (Files.exists(example)) {
      text.append("\n## Example\n\nAs JSON:\n\n```json\n%s```\n".formatted(read(example)));
    }
    return text.toString();
  }

  private static String avro(Contract contract) {
    var versions = contract.avro().stream().map(ContractPage::schema).toList();
    var since = new TreeMap<String, Integer>();
    for (var i = 0; i < versions.size(); i++) {
      for (var row : rows(versions.get(i), "")) {
        since.putIfAbsent(row.name(), i + 1);
      }
    }
    var text =
        new StringBuilder("\n## Avro, version %d\n\n".formatted(versions.size()))
            .append("| field | type | since | |\n|---|---|---|---|\n");
    for (var row : rows(versions.getLast(), "")) {
      text.append(
          "| `%s` | %s | %d | %s |\n"
              .formatted(row.name(), row.type(), since.get(row.name()), row.meaning()));
    }
    return text.toString();
  }

  private static Schema schema(Path file) {
    return new Schema.Parser().parse(read(file));
  }

  private record FieldRow(String name, String type, String meaning) {}

  private static List<FieldRow> rows(Schema record, String prefix) {
    var rows = new ArrayList<FieldRow>();
    for (var field : record.getFields()) {
      var name = prefix + field.name();
      rows.add(new FieldRow(name, type(field.schema()), cell(field.doc())));
      var inner = inner(field.schema());
      if (inner != null) {
        rows.addAll(rows(inner, name + "."));
      }
    }
    return rows;
  }

  /** Returns the record type of a field's values or items. */
  private static Schema inner(Schema schema) {
    return switch (schema.getType()) {
      case RECORD -> schema;
      case ARRAY -> inner(schema.getElementType());
      case MAP -> inner(schema.getValueType());
      case UNION ->
          schema.getTypes().stream()
              .map(ContractPage::inner)
              .filter(found -> found != null)
              .findFirst()
              .orElse(null);
      default -> null;
    };
  }

  private static String type(Schema schema) {
    return switch (schema.getType()) {
      case UNION ->
          schema.getTypes().stream().map(ContractPage::type).collect(Collectors.joining(" or "));
      case ARRAY -> "list of " + type(schema.getElementType());
      case MAP -> "map of " + type(schema.getValueType());
      case ENUM -> String.join(", ", schema.getEnumSymbols());
      case RECORD -> schema.getName();
      default ->
          schema.getLogicalType() == null
              ? schema.getType().getName()
              : schema.getType().getName() + ", " + schema.getLogicalType().getName();
    };
  }

  private static String protobuf(Contract contract) {
    var version = contract.protobuf().getLast();
    var text =
        new StringBuilder("\n## Protobuf, version %d\n".formatted(contract.protobuf().size()));
    for (var file : files(version)) {
      var parsed = ProtobufFile.parse(file.toString(), read(file));
      text.append(
          "\n`%s`, package `%s`. Indexes in headers: Glue %d, Confluent %s.\n"
              .formatted(
                  version.relativize(file),
                  parsed.packageName(),
                  parsed.sortedNames().indexOf(parsed.packageName() + "." + contract.message()),
                  parsed.paths().get(parsed.packageName() + "." + contract.message())));
      parsed.messages().forEach(message -> text.append(message(message)));
      parsed.enums().forEach(each -> text.append(enumType(each)));
    }
    return text.toString();
  }

  private static String message(ProtobufFile.Message message) {
    var rows =
        message.fields().stream()
            .map(
                field ->
                    "| %d | `%s` | %s%s | %s |\n"
                        .formatted(
                            field.number(),
                            field.name(),
                            field.label().isEmpty() ? "" : field.label() + " ",
                            field.type().replace("<", "&lt;"),
                            cell(field.comment())))
            .collect(Collectors.joining());
    return "\n**%s**%s\n\n| number | field | type | |\n|---|---|---|---|\n%s"
        .formatted(message.name(), after(message.comment()), rows);
  }

  private static String enumType(ProtobufFile.EnumType type) {
    var values =
        type.values().stream()
            .map(value -> "`%s` = %d".formatted(value.name(), value.number()))
            .collect(Collectors.joining(", "));
    return "\n**%s**%s\n\n%s\n".formatted(type.name(), after(type.comment()), values);
  }

  private static String after(String comment) {
    return comment.isEmpty() ? "" : ": " + comment;
  }

  private static String evolution(Compatibility mode) {
    return "\n## Evolution: %s\n\n".formatted(mode)
        + switch (mode) {
          case BACKWARD_ALL ->
              "Each new version can read data of every earlier one: deploy consumers first. A"
                  + " field may be added with a default, removed, or renamed with its former name"
                  + " as alias.";
          case FORWARD_ALL ->
              "Every earlier version can read data of the new one: deploy producers first. A"
                  + " field may be added, or removed where it had a default.";
          case FULL_ALL ->
              "Both directions, so that the order of deployments makes no difference. Only fields"
                  + " with defaults may be added or removed.";
        }
        + """
         In Protobuf a field may be added, or removed with its number and name reserved; names, \
        numbers and types stay, and so do the order and the names of messages. A published version \
        is never edited: `weir schema check` compares every version with all earlier ones.
        """;
  }

  private static String cell(String text) {
    return text == null ? "" : text.replace("|", "\\\\|");
  }

  private static List<Path> files(Path version) {
    try (var files = Files.walk(version)) {
      return files.filter(each -> each.toString().endsWith(".proto")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + version, e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }
}
