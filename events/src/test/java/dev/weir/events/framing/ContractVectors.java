package dev.weir.events.framing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.events.codec.AvroVersions;
import dev.weir.events.market.TickMessages;
import dev.weir.events.transaction.TransactionMessages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.apache.avro.Schema;

/**
 * Records as producers' libraries write them, and damaged ones, with the expected result of each.
 * The property {@code weir.vectors} names another folder of the same form.
 */
final class ContractVectors {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern GUID = Pattern.compile("GUID (\\S{36})");
  private static final Path FOLDER = folder();

  /** A record with its expected result. */
  record Vector(JsonNode facts) {

    String name() {
      return facts.get("name").asText();
    }

    boolean isTick() {
      return name().contains("tick") && !isFeed();
    }

    /** Whether it only tests the resolution of message indexes. */
    boolean isFeed() {
      return name().contains("feed");
    }

    String expected() {
      return facts.get("expected").asText();
    }

    String note() {
      return facts.path("note").asText("");
    }

    /** Returns its content, as the JSON of its contract. */
    byte[] content() {
      try {
        return JSON.writeValueAsBytes(CASES.get("contents").get(facts.get("content").asText()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    byte[] bytes() {
      return read(name() + ".bin");
    }

    /** Returns its name, used as a test's. */
    @Override
    public String toString() {
      return name();
    }
  }

  private static final JsonNode CASES = json("cases.json");

  private ContractVectors() {}

  static List<Vector> all() {
    return StreamSupport.stream(CASES.get("cases").spliterator(), false).map(Vector::new).toList();
  }

  static TransactionMessages transactions() {
    return new TransactionMessages(ids("transaction"));
  }

  /** Returns the reader of a release that knows the next version. */
  static TransactionMessages transactionsOfVersion3() {
    return new TransactionMessages(ids("transaction"), version3());
  }

  private static AvroVersions version3() {
    var next =
        new Schema.Parser()
            .parse(new String(read("transaction-v3-test-only.avsc"), StandardCharsets.UTF_8));
    return new AvroVersions("transaction", 2).with(next);
  }

  static TickMessages ticks() {
    return new TickMessages(ids("tick"));
  }

  private static SchemaIds ids(String contract) {
    var text = new StringBuilder();
    each(json("glue-schema-versions.json"))
        .forEachRemaining(
            entry -> {
              var schema = entry.getValue();
              var name = schema.get("schema").asText();
              if (name.startsWith(contract)) {
                var encoding = name.endsWith("-proto") ? "protobuf" : "avro";
                text.append(entry.getKey() + "=" + encoding + ":" + schema.get("version") + ",");
              }
            });
    var confluent =
        contract.equals("tick")
            ? "70003=avro:1,70005=protobuf:1,80003=avro:1,80006=protobuf:1"
                + ",90002=avro:2,90003=avro:3,90005=protobuf:2,90006=protobuf:3"
            : "70001=avro:1,70002=avro:2,70004=protobuf:2,80002=avro:2,80004=protobuf:2,80005=protobuf:2";
    return SchemaIds.NONE.withGlue(text.toString()).withConfluent(confluent + guids(contract));
  }

  private static String guids(String contract) {
    var text = new StringBuilder();
    for (var vector : all()) {
      var guid = GUID.matcher(vector.note());
      if (guid.find() && vector.isTick() == contract.equals("tick")) {
        var version = vector.name().contains("v2") ? 2 : 1;
        var encoding = vector.name().contains("proto") ? "protobuf" : "avro";
        text.append("," + UUID.fromString(guid.group(1)) + "=" + encoding + ":" + version);
      }
    }
    return text.toString();
  }

  private static Iterator<Map.Entry<String, JsonNode>> each(JsonNode object) {
    return object.properties().iterator();
  }

  static JsonNode json(String file) {
    try {
      return JSON.readTree(read(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] read(String file) {
    try {
      return Files.readAllBytes(FOLDER.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path folder() {
    var other = System.getProperty("weir.vectors");
    try {
      return other != null
          ? Path.of(other)
          : Path.of(ContractVectors.class.getResource("/contract-vectors/cases.json").toURI())
              .getParent();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
