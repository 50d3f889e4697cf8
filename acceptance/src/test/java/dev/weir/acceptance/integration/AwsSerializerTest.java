package dev.weir.acceptance.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.weir.acceptance.stacks.HomeFolder;
import dev.weir.events.framing.Frame;
import dev.weir.events.framing.InflationBudget;
import dev.weir.events.framing.SchemaIds;
import dev.weir.events.transaction.InvalidTransactionException;
import dev.weir.events.transaction.Problem;
import dev.weir.events.transaction.Transaction;
import dev.weir.events.transaction.TransactionJson;
import dev.weir.events.transaction.TransactionMessages;
import dev.weir.local.emulators.Endpoints;
import dev.weir.local.schemas.GlueServer;
import dev.weir.local.schemas.SchemaRegistries;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Messages of AWS's own serializer, written through the local registry, can be read. */
@Tag("synthesis")
class AwsSerializerTest {

  private static final String REGION = Endpoints.DEFAULT_REGION;

  private final SchemaRegistries registries =
      new SchemaRegistries(Endpoints.ACCOUNT, InstantSource.system());
  private final GlueServer glue = GlueServer.open(registries, REGION);
  private final List<String> ids = new ArrayList<>();

  @BeforeEach
  void declare() throws IOException {
    call("CreateRegistry", JsonNodeFactory.instance.objectNode().put("RegistryName", "contracts"));
    declare("transaction", "AVRO", "avro/v%d.avsc", "avro");
    declare(
        "transaction-protobuf",
        "PROTOBUF",
        "protobuf/v%d/dev/weir/transaction/v1/transaction.proto",
        "protobuf");
  }

  private void declare(String name, String format, String file, String encoding)
      throws IOException {
    var create =
        JsonNodeFactory.instance
            .objectNode()
            .put("SchemaName", name)
            .put("DataFormat", format)
            .put("Compatibility", "BACKWARD_ALL")
            .put("SchemaDefinition", text(file.formatted(1)));
    create.putObject("RegistryId").put("RegistryName", "contracts");
    ids.add(call("CreateSchema", create).path("SchemaVersionId").asText() + "=" + encoding + ":1");
    var register =
        JsonNodeFactory.instance.objectNode().put("SchemaDefinition", text(file.formatted(2)));
    register.putObject("SchemaId").put("RegistryName", "contracts").put("SchemaName", name);
    ids.add(
        call("RegisterSchemaVersion", register).path("SchemaVersionId").asText()
            + "="
            + encoding
            + ":2");
  }

  private JsonNode call(String operation, JsonNode request) {
    return registries.call(REGION, operation, request);
  }

  private static String text(String file) throws IOException {
    return Files.readString(
        HomeFolder.CHECKOUT.resolve("events/src/main/resources/contracts/transaction/" + file));
  }

  @AfterEach
  void close() {
    glue.close();
  }

  @Test
  void all_that_it_writes_is_read_and_the_version_that_it_registers_itself_is_unknown()
      throws Exception {
    var sent = IntStream.range(0, 17).mapToObj(AwsSerializerTest::transaction).toList();

    var records = AwsSerializer.records(glue.address(), "contracts", "v2", sent);

    var messages = new TransactionMessages(SchemaIds.NONE.withGlue(String.join(",", ids)));
    assertThat(records.subList(0, 16).stream().map(each -> read(messages, each)).toList())
        .isEqualTo(sent.subList(0, 16));
    assertThat(records.subList(0, 8).stream().filter(AwsSerializerTest::isZlib)).hasSize(4);
    // Its Kafka serializer writes the index of the message, its other one does not.
    assertThat(records.get(2)[18]).isEqualTo((byte) 2);
    assertThat(records.get(6)[18]).isEqualTo((byte) 0x0A);
    assertThatThrownBy(() -> read(messages, records.getLast()))
        .isInstanceOfSatisfying(
            InvalidTransactionException.class,
            e -> assertThat(e.problem()).isEqualTo(Problem.UNKNOWN_SCHEMA));
    assertRegisteredAsThird(records.getLast());
  }

  private void assertRegisteredAsThird(byte[] record) {
    var frame = (Frame.Glue) Frame.read(record, 0, record.length);
    var version =
        call(
            "GetSchemaVersion",
            JsonNodeFactory.instance
                .objectNode()
                .put("SchemaVersionId", frame.version().toString()));
    assertThat(version.path("VersionNumber").asInt()).isEqualTo(3);
    assertThat(version.path("Status").asText()).isEqualTo("AVAILABLE");
  }

  private static boolean isZlib(byte[] record) {
    return ((Frame.Glue) Frame.read(record, 0, record.length)).isZlib();
  }

  private static Transaction read(TransactionMessages messages, byte[] record) {
    return messages.read(record, 0, record.length, InflationBudget.of(10_000));
  }

  private static Transaction transaction(int number) {
    var json =
        """
        {"id":"t-%d","userId":"u-%d","amount":"12.50","currency":"EUR","merchant":"Padaria São João",\
        "channel":"present","location":{"country":"PT","city":"Lisboa",\
        "lat":38.7,"lon":-9.1},"occurredAt":"2026-11-23T05:59:40.250Z"}\
        """
            .formatted(number, number)
            .getBytes(StandardCharsets.UTF_8);
    return TransactionJson.read(json, 0, json.length);
  }
}
