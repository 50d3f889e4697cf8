package dev.weir.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.events.framing.Encoding;
import dev.weir.gate.Compatibility;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaRegistryTest {

  @Test
  void every_published_version_has_a_definition() {
    for (var contract :
        new RegisteredContract[] {RegisteredContract.transaction(), RegisteredContract.tick()}) {
      assertThat(contract.definitions(Encoding.AVRO))
          .isNotEmpty()
          .doesNotHaveDuplicates()
          .allMatch(text -> text.contains("\"type\": \"record\""));
      assertThat(contract.definitions(Encoding.PROTOBUF))
          .isNotEmpty()
          .doesNotHaveDuplicates()
          .allMatch(text -> text.startsWith("syntax = \"proto3\";"));
    }
  }

  @Test
  void synthesis_fails_where_versions_do_not_agree_in_the_mode_that_the_folder_declares() {
    var files = new HashMap<>(FILES);
    files.put("c/avro/v2.avsc", avro("{'name':'a','type':'string'},{'name':'b','type':'long'}"));
    assertThatThrownBy(() -> read(files, 2, 1))
        .hasMessageContaining("Versions of c are incompatible in mode BACKWARD_ALL")
        .hasMessageContaining("v2.avsc: b: BACKWARD_READER_FIELD_MISSING_DEFAULT_VALUE");

    files.put("c/contract.properties", "compatibility = FORWARD_ALL");
    assertThat(read(files, 2, 1).compatibility()).isEqualTo(Compatibility.FORWARD_ALL);
  }

  @ParameterizedTest
  @CsvSource({
    "message M { int64 a = 1; string b = 2; },                       M.a is a int64",
    "message M { string b = 1; string a = 2; },                      M.b has the number 1 of a",
    "message M { repeated string a = 1; },                           M.a repeats",
    "message N { string a = 1; },                                    M is missing",
    "message L {} message M { string a = 1; },                       M stands in another place",
  })
  void synthesis_fails_where_versions_of_protobuf_do_not_agree(String next, String problem) {
    var files = new HashMap<>(FILES);
    files.put("c/protobuf/v2/c.proto", "syntax = \"proto3\"; " + next);
    assertThatThrownBy(() -> read(files, 1, 2))
        .hasMessageContaining("protobuf v1 and v2: " + problem);
  }

  @Test
  void synthesis_fails_where_the_folder_has_versions_that_functions_do_not_know() {
    var files = new HashMap<>(FILES);
    files.put("c/avro/v2.avsc", avro(""));
    assertThatThrownBy(() -> read(files, 1, 1))
        .hasMessageContaining("The functions support 1 versions of c/avro/v%d.avsc");
  }

  private static final Map<String, String> FILES =
      Map.of(
          "c/contract.properties",
          "compatibility = BACKWARD_ALL",
          "c/avro/v1.avsc",
          avro("{'name':'a','type':'string'}"),
          "c/protobuf/v1/c.proto",
          "syntax = \"proto3\"; message M { string a = 1; string b = 2; }");

  private static RegisteredContract read(Map<String, String> files, int avro, int protobuf) {
    return RegisteredContract.read(
        file -> Optional.ofNullable(files.get(file)), "c", "c.proto", avro, protobuf);
  }

  private static String avro(String fields) {
    return "{'type':'record','name':'C','fields':[%s]}".formatted(fields).replace('\'', '"');
  }

  @Test
  @Tag("synthesis")
  void the_registry_is_declared_and_its_ids_are_given_to_the_function() {
    var stack = Synthesised.with(Map.of("schemaRegistry", true));

    assertThat(stack.findings()).isEmpty();
    assertThat(stack.resources("AWS::Glue::Registry")).hasSize(1);
    assertThat(stack.resources("AWS::Glue::Schema"))
        .extracting(
            schema ->
                schema.properties().get("Name")
                    + " "
                    + schema.properties().get("DataFormat")
                    + " "
                    + schema.properties().get("Compatibility"))
        .containsExactlyInAnyOrder(
            "transaction AVRO BACKWARD_ALL", "transaction-protobuf PROTOBUF BACKWARD_ALL");
    assertThat(stack.resources("AWS::Glue::SchemaVersion")).hasSize(2);
    assertThat(stack.outputs().get("TransactionGlueSchemas").toString())
        .contains("InitialSchemaVersionId", "=avro:1", "=avro:2", "=protobuf:1", "=protobuf:2");
    assertThat(stack.resources("AWS::Lambda::Function"))
        .filteredOn(function -> function.properties().toString().contains("WEIR_GLUE_SCHEMAS"))
        .hasSize(1);
  }

  @Test
  @Tag("synthesis")
  void by_default_there_is_none() {
    assertThat(Synthesised.byDefault().resources())
        .noneMatch(resource -> resource.type().startsWith("AWS::Glue::"));
  }
}
