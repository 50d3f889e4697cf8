package dev.weir.local.schemas;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.weir.gate.InvalidContractException;
import dev.weir.gate.ProtobufAgreement;
import dev.weir.gate.ProtobufFile;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;

/**
 * The format of a schema's definitions. JSON Schema, Glue's third format, is not supported here.
 */
enum DefinitionFormat {
  /** Compared by Avro's own checker. Two texts are one definition if their JSON is the same. */
  AVRO {
    @Override
    String canonical(String definition) {
      try {
        new Schema.Parser().parse(definition);
        var tree = JSON.treeToValue(JSON.readTree(definition), Object.class);
        return JSON.writeValueAsString(tree);
      } catch (JsonProcessingException | AvroRuntimeException e) {
        throw invalid(e.getMessage());
      }
    }

    @Override
    boolean reads(String reader, String written) {
      var result =
          SchemaCompatibility.checkReaderWriterCompatibility(
              new Schema.Parser().parse(reader), new Schema.Parser().parse(written));
      return result.getType() == SchemaCompatibilityType.COMPATIBLE;
    }
  },

  /**
   * Two texts are one definition if they are rendered alike, as AWS's serializer renders a class
   * (no comments, full names, optional fields last). AWS does not publish how Glue compares them;
   * here {@link ProtobufAgreement} does.
   */
  PROTOBUF {
    @Override
    String canonical(String definition) {
      try {
        var file = ProtobufFile.parse("definition", definition);
        if (file.messages().isEmpty()) {
          throw invalid("it has no message");
        }
        return file.rendered();
      } catch (InvalidContractException e) {
        throw invalid(e.getMessage());
      }
    }

    @Override
    boolean reads(String reader, String written) {
      return ProtobufAgreement.differences(
              ProtobufFile.parse("reader", reader), ProtobufFile.parse("written", written))
          .isEmpty();
    }
  };

  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

  /** Returns the format of this name. */
  static DefinitionFormat named(String name) {
    return switch (name) {
      case "AVRO" -> AVRO;
      case "PROTOBUF" -> PROTOBUF;
      case "JSON" ->
          throw GlueRefusal.invalid(
              "The local cloud takes no JSON Schema: Glue compares too little of it.");
      default -> throw GlueRefusal.invalid("Data format is not valid.");
    };
  }

  /** Returns one text for all equivalent definitions; refuses an invalid definition. */
  abstract String canonical(String definition);

  /** Returns whether readers with one definition can read data of writers with the other. */
  abstract boolean reads(String reader, String written);

  GlueRefusal invalid(String why) {
    return GlueRefusal.invalid(
        "Schema definition of %s data format is invalid: %s".formatted(name(), why));
  }
}
