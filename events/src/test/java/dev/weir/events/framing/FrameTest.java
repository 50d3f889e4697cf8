package dev.weir.events.framing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.events.codec.InvalidMessageException;
import dev.weir.events.market.TickJson;
import dev.weir.events.market.TickMessages;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameTest {

  private static boolean isAt(String hex) {
    var bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
    return Frame.isAt(bytes, 0, bytes.length);
  }

  @Test
  void no_json_begins_as_a_header_does() {
    for (var text :
        new String[] {"{}", " {}", "\t{}", "\r\n{}", "\n\n{}", "[]", "1", "\"a\"", "Obj", ""}) {
      var bytes = text.getBytes(StandardCharsets.UTF_8);
      assertThat(Frame.isAt(bytes, 0, bytes.length)).as(text).isFalse();
    }
    var lines = ("\n{" + "x".repeat(200)).getBytes(StandardCharsets.UTF_8);
    assertThat(Frame.isAt(lines, 0, lines.length)).isFalse();
    assertThat(isAt("c3")).isFalse();
    assertThat(isAt("c3a9")).isFalse();
  }

  @Test
  void protobuf_without_a_header_begins_with_its_first_two_fields() {
    assertThat(isAt("0a 01 41 12 01 42")).isTrue();
    assertThat(isAt("0a 80 01" + "41".repeat(128) + "12 01 42")).isTrue();
    assertThat(isAt("0a 01 41 1a 01 42")).isFalse();
    assertThat(isAt("0a 00 12 01 42")).isFalse();
    assertThat(isAt("0a 05 41 12")).isFalse();
    assertThat(isAt("0a ff ff 12")).isFalse();
  }

  @Test
  void a_tick_of_protobuf_without_a_header_is_read() {
    var json =
        "{\"symbol\":\"ACME\",\"venue\":\"XNAS\",\"session\":\"2026-11-23\",\"sequence\":2,\"occurredAt\":\"2026-11-23T10:00:00Z\",\"cancels\":1}"
            .getBytes(StandardCharsets.UTF_8);
    var tick = TickJson.read(json, 0, json.length);
    var body = TickMessages.body(tick, new SchemaVersion(Encoding.PROTOBUF, 3));
    assertThat(new TickMessages(SchemaIds.NONE).read(body, 0, body.length, InflationBudget.of(0)))
        .isEqualTo(tick);
  }

  @ParameterizedTest
  @CsvSource({
    "Glue's compression, 03 07 00000000000000000000000000000000 00, UNSUPPORTED_FRAME, compression"
        + " 07",
    "eight-byte id, 00 00000000 00000007 12, UNSUPPORTED_FRAME, eight bytes",
    "an Avro file, 4f 62 6a 01 04, UNSUPPORTED_FRAME, object container file",
    "Glue's cut short, 03 00 00, MALFORMED_FRAME, Glue's header",
    "a GUID cut short, 01 00, MALFORMED_FRAME, GUID header",
    "an id, 00 00 01 11 7f 02, UNKNOWN_SCHEMA, Confluent schema id 70015",
    "a GUID, 01 00000000000000000000000000000007 02, UNKNOWN_SCHEMA,"
        + " 00000000-0000-0000-0000-000000000007",
  })
  void an_unsupported_frame_is_named(String what, String hex, String kind, String detail) {
    var bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
    var reader = new MessageReader<>(SchemaIds.NONE, null);
    assertThatThrownBy(() -> reader.read(bytes, 0, bytes.length, InflationBudget.of(0)))
        .as(what)
        .isInstanceOf(InvalidMessageException.class)
        .hasMessageContaining(detail)
        .extracting("kind")
        .hasToString(kind);
  }

  @Test
  void an_invalid_setting_of_ids_is_refused_with_the_problem() {
    var guid = UUID.randomUUID();
    var ids =
        SchemaIds.NONE
            .withGlue(guid + "=avro:2")
            .withConfluent(" 7=protobuf:1 , " + guid + "=avro:1,");
    assertThat(ids.glue()).containsEntry(guid, new SchemaVersion(Encoding.AVRO, 2));
    assertThat(ids.confluent()).containsEntry(7, new SchemaVersion(Encoding.PROTOBUF, 1));
    assertThat(ids.confluentGuids()).containsEntry(guid, new SchemaVersion(Encoding.AVRO, 1));
    assertThat(SchemaIds.NONE.withGlue("")).isEqualTo(SchemaIds.NONE);
    for (var bad :
        new String[] {"7", "7=json:1", "7=avro:0", "x=avro:1", "99999999999=avro:1", "0=avro:1"}) {
      assertThatThrownBy(() -> SchemaIds.NONE.withConfluent(bad))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("such as 70002=avro:2");
    }
    assertThatThrownBy(() -> SchemaIds.NONE.withGlue("7=avro:1")).hasMessageEndingWith("not 7");
    assertThatThrownBy(() -> SchemaIds.NONE.withConfluent("7=avro:1,7=avro:2"))
        .hasMessageContaining("has two");
    assertThatThrownBy(() -> SchemaIds.NONE.withConfluent("7=avro:1,007=avro:2"))
        .hasMessageContaining("has two");
    var upper = guid.toString().toUpperCase(Locale.ROOT);
    assertThatThrownBy(() -> SchemaIds.NONE.withGlue(guid + "=avro:1," + upper + "=avro:2"))
        .hasMessageContaining("has two");
    assertThatThrownBy(() -> ids.requireUpTo(1, 1))
        .hasMessageContaining("deploy a release that knows avro:2");
  }
}
