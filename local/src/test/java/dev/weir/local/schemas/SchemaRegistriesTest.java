package dev.weir.local.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Members and errors as in the API reference of AWS Glue ("Schema registry API"). */
class SchemaRegistriesTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String BASE = avro("{'name':'a','type':'string'}");
  private static final String WITH_DEFAULT =
      avro("{'name':'a','type':'string'},{'name':'b','type':'string','default':''}");
  private static final String WITHOUT_DEFAULT =
      avro("{'name':'a','type':'string'},{'name':'b','type':'string'}");
  private static final String NO_FIELD = avro("");
  private static final String SCHEMA = "{'RegistryName':'r','SchemaName':'s'}";

  private final SchemaRegistries registries =
      new SchemaRegistries("000000000000", () -> Instant.EPOCH);

  private static String avro(String fields) {
    return "{'type':'record','name':'R','namespace':'n','fields':[%s]}"
        .formatted(fields)
        .replace('\'', '"');
  }

  private JsonNode call(String operation, String request) {
    return call(operation, json(request));
  }

  private JsonNode call(String operation, JsonNode request) {
    return registries.call("eu-west-1", operation, request);
  }

  private static ObjectNode json(String text) {
    try {
      return (ObjectNode) JSON.readTree(text.replace('\'', '"'));
    } catch (IOException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  private JsonNode create(String name, String format, String mode, String definition) {
    var request =
        json("{'RegistryId':{'RegistryName':'r'}}")
            .put("SchemaName", name)
            .put("DataFormat", format)
            .put("Compatibility", mode)
            .put("SchemaDefinition", definition);
    return call("CreateSchema", request);
  }

  private JsonNode register(String definition) {
    return call("RegisterSchemaVersion", ofSchema(definition));
  }

  private static ObjectNode ofSchema(String definition) {
    return json("{'SchemaId':" + SCHEMA + "}").put("SchemaDefinition", definition);
  }

  @BeforeEach
  void createRegistry() {
    call("CreateRegistry", "{'RegistryName':'r'}");
  }

  @Test
  void a_schema_has_its_first_version_and_is_found_by_id_number_and_definition() {
    var made = create("s", "AVRO", "BACKWARD", BASE);
    var id = made.path("SchemaVersionId").asText();

    assertThat(made.path("SchemaArn").asText())
        .isEqualTo("arn:aws:glue:eu-west-1:000000000000:schema/r/s");
    assertThat(made.path("SchemaVersionStatus").asText()).isEqualTo("AVAILABLE");
    assertThat(made.path("LatestSchemaVersion").asInt()).isEqualTo(1);
    var byId = call("GetSchemaVersion", json("{}").put("SchemaVersionId", id));
    assertThat(byId.path("SchemaDefinition").asText()).isEqualTo(BASE);
    assertThat(byId.path("DataFormat").asText()).isEqualTo("AVRO");
    var latest = "{'SchemaId':" + SCHEMA + ",'SchemaVersionNumber':{'LatestVersion':true}}";
    assertThat(call("GetSchemaVersion", latest)).isEqualTo(byId);
    var spaced = ofSchema(BASE.replace(",", " ,\n"));
    assertThat(call("GetSchemaByDefinition", spaced).path("SchemaVersionId").asText())
        .isEqualTo(id);
  }

  @Test
  void the_same_definition_is_registered_once() {
    var id = create("s", "AVRO", "BACKWARD", BASE).path("SchemaVersionId");

    assertThat(register(BASE).path("SchemaVersionId")).isEqualTo(id);
    assertThat(register(BASE).path("VersionNumber").asInt()).isEqualTo(1);
  }

  // The new reader accepts the old, the old reader the new; Avro specification, "Schema
  // Resolution".
  @ParameterizedTest
  @CsvSource({
    "NONE,         AVAILABLE, AVAILABLE, AVAILABLE",
    "BACKWARD,     AVAILABLE, FAILURE,   AVAILABLE",
    "BACKWARD_ALL, AVAILABLE, FAILURE,   AVAILABLE",
    "FORWARD,      AVAILABLE, AVAILABLE, FAILURE",
    "FORWARD_ALL,  AVAILABLE, AVAILABLE, FAILURE",
    "FULL,         AVAILABLE, FAILURE,   FAILURE",
    "FULL_ALL,     AVAILABLE, FAILURE,   FAILURE",
  })
  void each_mode_allows_what_it_says(
      String mode, String withDefault, String withoutDefault, String removed) {
    for (var change :
        new String[][] {
          {WITH_DEFAULT, withDefault}, {WITHOUT_DEFAULT, withoutDefault}, {NO_FIELD, removed}
        }) {
      create("s", "AVRO", mode, BASE);

      assertThat(register(change[0]).path("Status").asText()).as(change[0]).isEqualTo(change[1]);

      call("DeleteSchema", "{'SchemaId':" + SCHEMA + "}");
    }
  }

  @Test
  void a_failed_version_stands_there_as_failed_and_is_compared_with_no_more() {
    create("s", "AVRO", "BACKWARD_ALL", BASE);
    var failed = register(WITHOUT_DEFAULT).path("SchemaVersionId").asText();

    assertThat(
            call("GetSchemaVersion", json("{}").put("SchemaVersionId", failed))
                .path("Status")
                .asText())
        .isEqualTo("FAILURE");
    assertThat(register(WITH_DEFAULT).path("VersionNumber").asInt()).isEqualTo(3);
    assertThat(call("GetSchema", "{'SchemaId':" + SCHEMA + "}").path("LatestSchemaVersion").asInt())
        .isEqualTo(3);
    assertThat(call("ListSchemaVersions", "{'SchemaId':" + SCHEMA + "}").path("Schemas"))
        .extracting(each -> each.path("Status").asText())
        .containsExactly("AVAILABLE", "FAILURE", "AVAILABLE");
  }

  @Test
  void transitive_modes_compare_with_all_and_others_with_the_last() {
    var strings = avro("{'name':'a','type':'string'}");
    var nothing = avro("");
    var numbers = avro("{'name':'a','type':'long','default':0}");
    create("s", "AVRO", "BACKWARD", strings);
    register(nothing);
    assertThat(register(numbers).path("Status").asText()).isEqualTo("AVAILABLE");
    call("DeleteSchema", "{'SchemaId':" + SCHEMA + "}");

    create("s", "AVRO", "BACKWARD_ALL", strings);
    register(nothing);
    assertThat(register(numbers).path("Status").asText()).isEqualTo("FAILURE");
  }

  @Test
  void protobuf_is_found_by_the_text_that_it_is_rendered_as() {
    var file =
        """
        syntax = "proto3";
        package n;
        // A comment that nobody renders.
        message M { optional Inner inner = 2; string a = 1; message Inner {} }
        """;
    var rendered =
        """
        syntax = "proto3";

        package n;

        message M {
          string a = 1;

          optional .n.M.Inner inner = 2;

          message Inner {
          }
        }
        """;
    var id = create("s", "PROTOBUF", "BACKWARD", file).path("SchemaVersionId").asText();

    assertThat(call("GetSchemaByDefinition", ofSchema(rendered)).path("SchemaVersionId").asText())
        .isEqualTo(id);
  }

  @ParameterizedTest
  @CsvSource({
    "string a = 1; int64 b = 2;, AVAILABLE",
    "int64 b = 2;, AVAILABLE",
    "int64 a = 1;, FAILURE",
    "repeated string a = 1;, FAILURE",
  })
  void a_protobuf_field_keeps_its_type(String fields, String status) {
    var file = "syntax = \"proto3\"; message M { %s }";
    create("s", "PROTOBUF", "FULL_ALL", file.formatted("string a = 1;"));

    assertThat(register(file.formatted(fields)).path("Status").asText()).isEqualTo(status);
  }

  @Test
  void errors_are_those_of_glue() {
    assertRefused(
        "EntityNotFoundException",
        "Schema is not found.",
        () -> call("GetSchemaByDefinition", ofSchema(BASE)));
    create("s", "AVRO", "DISABLED", BASE);
    assertRefused(
        "EntityNotFoundException",
        "Schema version is not found.",
        () -> call("GetSchemaByDefinition", ofSchema(NO_FIELD)));
    assertRefused(
        "AlreadyExistsException",
        "Schema already exists.",
        () -> create("s", "AVRO", "NONE", BASE));
    assertRefused(
        "AlreadyExistsException",
        "Registry already exists.",
        () -> call("CreateRegistry", "{'RegistryName':'r'}"));
    assertRefused(
        "InvalidInputException",
        "Compatibility DISABLED does not allow versioning.",
        () -> register(NO_FIELD));
    assertRefused(
        "InvalidInputException",
        "Schema definition of AVRO",
        () -> create("t", "AVRO", "NONE", "{\"a\":1}"));
    assertRefused(
        "InvalidInputException",
        "Schema definition of PROTOBUF",
        () -> create("t", "PROTOBUF", "NONE", "hello"));
    assertRefused(
        "InvalidInputException",
        "Compatibility is not valid.",
        () -> create("t", "AVRO", "SOME", BASE));
    assertRefused(
        "InvalidInputException",
        "Data format is not valid.",
        () -> create("t", "XML", "NONE", BASE));
    assertRefused(
        "InvalidInputException",
        "The parameter value contains",
        () -> create("t/u", "AVRO", "NONE", BASE));
    assertRefused("UnknownOperationException", "The local cloud", () -> call("GetDatabases", "{}"));
  }

  private static void assertRefused(String type, String message, Runnable call) {
    assertThatThrownBy(call::run)
        .hasMessageStartingWith(message)
        .isInstanceOfSatisfying(
            GlueRefusal.class, refusal -> assertThat(refusal.type()).isEqualTo(type));
  }

  @Test
  void what_defines_nothing_creates_no_schema() {
    assertThatThrownBy(() -> create("s", "AVRO", "NONE", "[]x")).isInstanceOf(GlueRefusal.class);

    assertThat(call("ListSchemas", "{}").path("Schemas")).isEmpty();
  }

  @Test
  void validity_is_answered_and_not_refused() {
    var request = json("{'DataFormat':'AVRO'}");

    var valid = call("CheckSchemaVersionValidity", request.put("SchemaDefinition", BASE));
    assertThat(valid.path("Valid").booleanValue()).isTrue();
    var invalid = call("CheckSchemaVersionValidity", request.put("SchemaDefinition", "{}"));
    assertThat(invalid.path("Valid").booleanValue()).isFalse();
    assertThat(invalid.path("Error").asText()).contains("AVRO");
  }

  @Test
  void metadata_is_put_asked_for_and_removed() {
    var id = create("s", "AVRO", "NONE", BASE).path("SchemaVersionId").asText();
    var pair = json("{'MetadataKeyValue':{'MetadataKey':'k','MetadataValue':'v'}}");
    pair.put("SchemaVersionId", id);

    call("PutSchemaVersionMetadata", pair);
    assertRefused(
        "AlreadyExistsException",
        "Resource already exist",
        () -> call("PutSchemaVersionMetadata", pair));
    var query = json("{}").put("SchemaVersionId", id);
    assertThat(
            call("QuerySchemaVersionMetadata", query)
                .at("/MetadataInfoMap/k/MetadataValue")
                .asText())
        .isEqualTo("v");
    call("RemoveSchemaVersionMetadata", pair);
    assertThat(call("QuerySchemaVersionMetadata", query).path("MetadataInfoMap")).isEmpty();
  }

  @Test
  void lists_come_in_pages() {
    create("s1", "AVRO", "NONE", BASE);
    create("s2", "AVRO", "NONE", BASE);
    var first = call("ListSchemas", "{'RegistryId':{'RegistryName':'r'},'MaxResults':1}");
    var second = call("ListSchemas", json("{}").put("NextToken", first.path("NextToken").asText()));

    assertThat(first.path("Schemas").path(0).path("SchemaName").asText()).isEqualTo("s1");
    assertThat(second.path("Schemas").path(0).path("SchemaName").asText()).isEqualTo("s2");
    assertThat(second.has("NextToken")).isFalse();
  }

  @Test
  void versions_are_deleted_but_for_the_checkpoint() {
    create("s", "AVRO", "NONE", BASE);
    register(NO_FIELD);
    var answer =
        call("DeleteSchemaVersions", "{'SchemaId':" + SCHEMA + ",'Versions':'1-3'}")
            .path("SchemaVersionErrors");

    assertThat(answer)
        .extracting(error -> error.at("/ErrorDetails/ErrorCode").asText())
        .containsExactly("InvalidInputException", "EntityNotFoundException");
    assertThat(call("ListSchemaVersions", "{'SchemaId':" + SCHEMA + "}").path("Schemas"))
        .hasSize(1);
  }

  @Test
  void a_registry_goes_with_its_schemas() {
    create("s", "AVRO", "NONE", BASE);
    call("DeleteRegistry", "{'RegistryId':{'RegistryName':'r'}}");

    assertRefused(
        "EntityNotFoundException",
        "Schema is not found.",
        () -> call("GetSchema", "{'SchemaId':" + SCHEMA + "}"));
  }

  @Test
  void each_region_has_its_own_registries() {
    assertThat(registries.call("us-east-1", "ListRegistries", json("{}")).path("Registries"))
        .isEmpty();
    assertThat(call("ListRegistries", "{}").path("Registries")).hasSize(1);
  }
}
