package dev.weir.client.send;

import dev.weir.client.CommandFault;
import dev.weir.events.framing.Encoding;
import dev.weir.events.framing.FrameWriter;
import dev.weir.events.framing.MessageIndex;
import java.util.Optional;
import java.util.UUID;

/** The encoding of an event in a record, as {@code --as} names it. */
enum MessageForm {
  JSON("json", Optional.empty()),
  /** Single-object encoding. */
  AVRO("avro", Optional.of(Encoding.AVRO)),
  /** Without a header. */
  PROTOBUF("protobuf", Optional.of(Encoding.PROTOBUF)),
  GLUE_AVRO("glue-avro", Optional.of(Encoding.AVRO)),
  GLUE_PROTOBUF("glue-protobuf", Optional.of(Encoding.PROTOBUF)),
  CONFLUENT_AVRO("confluent-avro", Optional.of(Encoding.AVRO)),
  CONFLUENT_PROTOBUF("confluent-protobuf", Optional.of(Encoding.PROTOBUF));

  private final String text;
  private final Optional<Encoding> encoding;

  MessageForm(String text, Optional<Encoding> encoding) {
    this.text = text;
    this.encoding = encoding;
  }

  /** Returns the encoding of the body; empty for JSON. */
  Optional<Encoding> encoding() {
    return encoding;
  }

  boolean isGlue() {
    return this == GLUE_AVRO || this == GLUE_PROTOBUF;
  }

  boolean isConfluent() {
    return this == CONFLUENT_AVRO || this == CONFLUENT_PROTOBUF;
  }

  /**
   * Adds the form's header to a body, as the AWS and Confluent serializers for Kafka do.
   *
   * @param id of the schema in the registry, for the forms of registries
   * @throws CommandFault if the id is not valid for the form
   */
  byte[] framed(byte[] body, MessageIndex index, String id) {
    return switch (this) {
      case JSON, AVRO, PROTOBUF -> body;
      case GLUE_AVRO -> FrameWriter.glue(guid(id), body);
      case GLUE_PROTOBUF -> FrameWriter.glue(guid(id), FrameWriter.glueIndex(index, body));
      case CONFLUENT_AVRO -> confluent(id, body);
      case CONFLUENT_PROTOBUF -> confluent(id, FrameWriter.confluentIndexes(index, body));
    };
  }

  private byte[] confluent(String id, byte[] body) {
    return id.matches("[0-9]{1,9}")
        ? FrameWriter.confluent(Integer.parseInt(id), body)
        : FrameWriter.confluent(guid(id), body);
  }

  private UUID guid(String id) {
    try {
      return UUID.fromString(id);
    } catch (IllegalArgumentException e) {
      throw new CommandFault(
          "--schema-id=" + id + " is not a valid id for " + text,
          isGlue()
              ? "Give the id of a schema version, such as 39f3ef3d-11e9-3933-941c-9484ba13fa47."
              : "Give the number or GUID assigned by the registry, such as 70002.");
    }
  }

  /** Returns the word that {@code --as} accepts. */
  @Override
  public String toString() {
    return text;
  }
}
