package dev.weir.stream;

import dev.weir.events.framing.SchemaIds;
import dev.weir.settings.SettingsReader;

/**
 * The ids of schema registries that a function knows. Glue's are set by the stack, which registers
 * the versions; Confluent's by the operator of that registry.
 */
public final class SchemaIdSettings {

  /** Such as {@code 39f3ef3d-11e9-3933-941c-9484ba13fa47=avro:2}, separated by commas. */
  public static final String GLUE_SCHEMAS = "WEIR_GLUE_SCHEMAS";

  /** Ids or GUIDs, such as {@code 70002=avro:2,70004=protobuf:2}. */
  public static final String CONFLUENT_SCHEMAS = "WEIR_CONFLUENT_SCHEMAS";

  private SchemaIdSettings() {}

  /**
   * Reads both; a version unknown to this release is a problem.
   *
   * @param latestAvro the newest Avro version's number
   * @param latestProtobuf the newest Protobuf version's number
   */
  public static SchemaIds of(SettingsReader reading, int latestAvro, int latestProtobuf) {
    var glue =
        reading.value(
            GLUE_SCHEMAS,
            "",
            text -> SchemaIds.NONE.withGlue(text).requireUpTo(latestAvro, latestProtobuf),
            SchemaIds.NONE);
    return reading.value(
        CONFLUENT_SCHEMAS,
        "",
        text -> glue.withConfluent(text).requireUpTo(latestAvro, latestProtobuf),
        glue);
  }
}
