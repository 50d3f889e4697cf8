package dev.weir.producer;

import dev.weir.events.framing.Encoding;
import dev.weir.events.framing.FrameWriter;
import dev.weir.events.framing.MessageIndex;
import java.util.Optional;
import java.util.UUID;

/** How an event is written into a record: what {@code --as} names. */
public enum MessageForm {
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

  /** The encoding of its body; empty for JSON. */
  public Optional<Encoding> encoding() {
    return encoding;
  }

  /** Whether it has the header of AWS Glue Schema Registry. */
  public boolean isGlue() {
    return this == GLUE_AVRO || this == GLUE_PROTOBUF;
  }

  /** Whether it has the header of Confluent's registry. */
  public boolean isConfluent() {
    return this == CONFLUENT_AVRO || this == CONFLUENT_PROTOBUF;
  }

  /**
   * Puts the header that the form has before a body, as AWS's and Confluent's serializers for Kafka
   * do.
   *
   * @param id of the schema in the registry, for the forms of registries
   * @throws SendFault where the id is not one of the form
   */
  public byte[] framed(byte[] body, MessageIndex index, String id) {
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
      throw new SendFault(
          "The schema id " + id + " is not a valid id for " + text,
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
