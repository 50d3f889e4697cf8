package dev.weir.infra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.framing.Encoding;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SchemaRegistryTest {

  @Test
  void every_published_version_has_a_definition() {
    for (var contract :
        new RegisteredContract[] {RegisteredContract.TRANSACTION, RegisteredContract.TICK}) {
      assertThat(contract.definitions(Encoding.AVRO))
          .hasSize(contract.avroVersions())
          .doesNotHaveDuplicates()
          .allMatch(text -> text.contains("\"type\": \"record\""));
      assertThat(contract.definitions(Encoding.PROTOBUF))
          .hasSize(contract.protobufVersions())
          .doesNotHaveDuplicates()
          .allMatch(text -> text.startsWith("syntax = \"proto3\";"));
    }
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
