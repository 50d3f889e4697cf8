package dev.weir.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.UnknownFieldSet;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Consumers that know version N-1 read data written in version N: for every published pair, and for
 * the newest version and one that adds a field to it. By the libraries' own readers. The messages
 * are those of the pipelines, as expected by the tests of their writers.
 */
class FormerConsumersTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path HOME = Path.of(System.getProperty("weir.home"));
  private static final Path CONTRACTS = HOME.resolve("events/src/main/resources/contracts");

  @TempDir private Path folder;

  private static ObjectNode message(String contract) throws IOException {
    var file = FormerConsumersTest.class.getResourceAsStream("/messages/" + contract + ".json");
    return ((ObjectNode) JSON.readTree(file)).put("reviewer", "kim");
  }

  private static Contract contract(String name) {
    return ContractFolder.read(CONTRACTS).stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"alert", "decision"})
  void in_avro(String name) throws IOException {
    var versions = new ArrayList<Schema>();
    for (var file : contract(name).avro()) {
      versions.add(new Schema.Parser().parse(file.toFile()));
    }
    versions.add(withReviewer(versions.getLast()));
    for (var n = 1; n < versions.size(); n++) {
      var written = JsonToAvro.record(message(name), versions.get(n));

      assertThat(read(bytes(written), versions.get(n), versions.get(n - 1)))
          .isEqualTo(
              JSON.readTree(JsonToAvro.record(message(name), versions.get(n - 1)).toString()));
    }
  }

  private static Schema withReviewer(Schema latest) {
    var fields = new ArrayList<Schema.Field>();
    latest.getFields().forEach(field -> fields.add(new Schema.Field(field, field.schema())));
    fields.add(new Schema.Field("reviewer", Schema.create(Schema.Type.STRING)));
    return Schema.createRecord(
        latest.getName(), latest.getDoc(), latest.getNamespace(), false, fields);
  }

  private static byte[] bytes(GenericRecord record) throws IOException {
    var bytes = new ByteArrayOutputStream();
    var encoder = EncoderFactory.get().binaryEncoder(bytes, null);
    new GenericDatumWriter<GenericRecord>(record.getSchema()).write(record, encoder);
    encoder.flush();
    return bytes.toByteArray();
  }

  private static JsonNode read(byte[] bytes, Schema written, Schema reader) throws IOException {
    var decoder = DecoderFactory.get().binaryDecoder(bytes, null);
    var record = new GenericDatumReader<GenericRecord>(written, reader).read(null, decoder);
    return JSON.readTree(record.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"alert", "decision"})
  @Tag("synthesis")
  void in_protobuf(String name)
      throws IOException, InterruptedException, DescriptorValidationException {
    var contract = contract(name);
    var versions = new ArrayList<>(contract.protobuf());
    versions.add(withReviewer(versions.getLast(), contract.message()));
    for (var n = 1; n < versions.size(); n++) {
      var written = JsonToProtobuf.message(message(name), descriptor(versions.get(n), contract));
      var reader = descriptor(versions.get(n - 1), contract);

      var read = DynamicMessage.parseFrom(reader, written.toByteArray());

      assertThat(read.getUnknownFields().asMap()).isNotEmpty();
      assertThat(read.toBuilder().setUnknownFields(UnknownFieldSet.getDefaultInstance()).build())
          .isEqualTo(JsonToProtobuf.message(message(name), reader));
    }
  }

  private Path withReviewer(Path latest, String message) throws IOException {
    var next = Files.createDirectories(folder.resolve("next-" + message));
    var text = Files.readString(ContractFolder.protobufFiles(latest).getFirst());
    var start = "message %s {".formatted(message);
    Files.writeString(
        next.resolve("next.proto"), text.replace(start, start + " string reviewer = 1000;"));
    return next;
  }

  /** Returns the descriptor as compiled by buf. */
  private Descriptor descriptor(Path files, Contract contract)
      throws IOException, InterruptedException, DescriptorValidationException {
    var compiled = folder.resolve("compiled.binpb");
    new ProcessBuilder(
            Buf.in(HOME).binary().toString(), "build", files.toString(), "-o", compiled.toString())
        .inheritIO()
        .start()
        .waitFor();
    try (InputStream file = Files.newInputStream(compiled)) {
      var set = FileDescriptorSet.parseFrom(file);
      return FileDescriptor.buildFrom(set.getFile(0), new FileDescriptor[0])
          .findMessageTypeByName(contract.message());
    }
  }

  @Test
  void in_json_by_the_published_schema() throws IOException {
    JsonNode schema;
    try (var file = FormerConsumersTest.class.getResourceAsStream("/schema/alert-v1.json")) {
      schema = JSON.readTree(file);
    }
    assertThat(
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema)
                .validate(message("alert")))
        .isEqualTo(List.of());
  }
}
