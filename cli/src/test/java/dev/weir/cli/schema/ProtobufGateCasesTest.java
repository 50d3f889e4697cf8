package dev.weir.cli.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.gate.Buf;
import dev.weir.gate.ProtobufGate;
import dev.weir.gate.SchemaRefusal;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("synthesis")
class ProtobufGateCasesTest {

  private static final Path HOME = Path.of(System.getProperty("weir.home"));
  private static final Path PUBLISHED =
      HOME.resolve("events/src/main/resources/contracts/transaction/protobuf/v2");

  private final ProtobufGate gate = new ProtobufGate(Buf.in(HOME));

  // A change to version 2 and the rule that refuses it; no rule if it is allowed.
  @ParameterizedTest
  @CsvSource({
    "01-add-optional-field-10,",
    "02-add-plain-field-10,",
    "03-remove-field-9-not-reserved, FIELD_NO_DELETE_UNLESS_NUMBER_RESERVED",
    "04-remove-field-9-number-reserved, FIELD_NO_DELETE_UNLESS_NAME_RESERVED",
    "05-remove-field-9-number-and-name-reserved,",
    "06-rename-field-merchant-shop, FIELD_SAME_NAME",
    "07-renumber-field-5-15, FIELD_NO_DELETE_UNLESS_NUMBER_RESERVED",
    "08-swap-numbers-1-and-2-both-strings, FIELD_SAME_NAME",
    "09-string-bytes, FIELD_WIRE_JSON_COMPATIBLE_TYPE",
    "10-bytes-like-string-int64, FIELD_WIRE_JSON_COMPATIBLE_TYPE",
    "11-int64-sint64, FIELD_WIRE_JSON_COMPATIBLE_TYPE",
    "12-int64-uint64,",
    "13-int64-int32, FIELD_WIRE_JSON_COMPATIBLE_TYPE",
    "14-double-float, FIELD_WIRE_JSON_COMPATIBLE_TYPE",
    "15-optional-plain,",
    "16-plain-optional,",
    "17-plain-repeated, FIELD_WIRE_JSON_COMPATIBLE_CARDINALITY",
    "18-move-field-into-oneof, FIELD_SAME_ONEOF",
    "19-enum-add-value,",
    "20-enum-remove-value-not-reserved, ENUM_VALUE_NO_DELETE_UNLESS_NUMBER_RESERVED",
    "21-enum-remove-value-reserved-number-name,",
    "22-enum-rename-value, ENUM_VALUE_SAME_NAME",
    "23-rename-message-Location-Place, FIELD_WIRE_JSON_COMPATIBLE_TYPE",
    "24-delete-message-Coordinates-and-its-field-reserved, MESSAGE_NAMES_MOVED",
    "25-add-message-Account-sorts-first, MESSAGE_NAMES_MOVED",
    "26-move-Location-to-other-file-same-package, MESSAGE_NAMES_MOVED",
    "27-change-package, FILE_SAME_PACKAGE",
    "28-change-java-package-option,",
    "29-change-json-name, FIELD_SAME_JSON_NAME",
    "30-rename-field-number-reuse-9-category-int64-note, FIELD_SAME_NAME",
    "31-swap-order-of-messages-in-the-file, MESSAGE_ORDER_MOVED",
    "32-syntax-proto3-edition-2023-implicit,",
  })
  void a_change_is_allowed_or_refused_by_name(String change, String rule)
      throws URISyntaxException {
    var files = Path.of(getClass().getResource("/gate-cases/proto/" + change).toURI());

    var refusals = gate.check(List.of(PUBLISHED, files), "Transaction");

    if (rule == null) {
      assertThat(refusals).isEmpty();
    } else {
      assertThat(refusals)
          .anyMatch(each -> each.rule().equals(rule))
          .allMatch(each -> each.file().startsWith(change + "/"))
          .allMatch(each -> each.remedy().contains("compared with v2"));
    }
  }

  @Test
  void every_earlier_version_is_compared_and_not_the_last_alone(@TempDir Path folder)
      throws IOException {
    var v1 = version(folder, "v1", "string id = 1; string note = 2;");
    var v2 = version(folder, "v2", "string id = 1; reserved 2; reserved \"note\";");
    var v3 = version(folder, "v3", "string id = 1; int64 amount = 2;");

    assertThat(gate.check(List.of(v1, v2), "M")).isEmpty();
    assertThat(gate.check(List.of(v1, v2, v3), "M"))
        .extracting(SchemaRefusal::remedy)
        .anyMatch(text -> text.contains("compared with v1"));
  }

  @Test
  void a_file_has_at_most_eight_messages(@TempDir Path folder) throws IOException {
    var nested = "message A {} message B {} message C { message D {} message E {} }";
    var eight = version(folder, "v1", nested + " map<string, string> map = 1; string id = 2;");
    var nine =
        version(
            folder,
            "v2",
            nested + " message F {} map<string, string> map = 1; map<string, int32> more = 3;");

    assertThat(gate.check(List.of(eight), "M")).isEmpty();
    assertThat(gate.check(List.of(nine), "M"))
        .extracting(SchemaRefusal::rule)
        .containsExactly("TOO_MANY_MESSAGES");
  }

  @Test
  void a_file_that_does_not_compile_is_refused(@TempDir Path folder) throws IOException {
    var v1 = version(folder, "v1", "string id = 1;");
    var v2 = version(folder, "v2", "strin id = 1;");

    assertThat(gate.check(List.of(v1, v2), "M"))
        .extracting(SchemaRefusal::rule)
        .containsExactly("NOT_COMPILED");
  }

  private static Path version(Path folder, String name, String members) throws IOException {
    var version = Files.createDirectories(folder.resolve(name));
    Files.writeString(
        version.resolve("m.proto"), "syntax = \"proto3\"; message M { %s }".formatted(members));
    return version;
  }
}
