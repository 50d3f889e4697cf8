package dev.weir.producer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.framing.InflationBudget;
import dev.weir.events.framing.SchemaIds;
import dev.weir.events.transaction.TransactionAvro;
import dev.weir.events.transaction.TransactionJson;
import dev.weir.events.transaction.TransactionMessages;
import dev.weir.property.Property;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyedPackerTest {

  private final List<String> reported = new ArrayList<>();
  private final RefusalListener refusals =
      (line, reason, detail) -> reported.add("line " + line + ": " + reason);
  private final KeyedPacker packer = KeyedPacker.transactions(refusals, MessageForm.JSON, "");
  private long lines;

  @Test
  void each_line_is_a_record_unchanged_under_its_users_key() {
    var line = "{\"id\":\"t1\", \"location\":{\"userId\":\"not this\"} ,\"userId\":\"u\\u0031\"}";

    var record = pack(line).orElseThrow();

    assertThat(new String(record.data(), StandardCharsets.UTF_8)).isEqualTo(line);
    assertThat(record.partitionKey()).isEqualTo("u1");
    assertThat(record.lines()).isEqualTo(1);
    assertThat(packer.unreadable()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no json",
        "{\"id\":\"t1\"}",
        "{\"userId\":7}",
        "{\"userId\":\"  \"}",
        "{\"userId\":null}",
        "[{\"userId\":\"u1\"}]",
        "{\"id\":"
      })
  void a_line_without_a_user_is_sent_with_a_distinct_key(String line) {
    pack("{\"userId\":\"u1\"}");

    var record = pack(line).orElseThrow();

    assertThat(new String(record.data(), StandardCharsets.UTF_8)).isEqualTo(line);
    assertThat(record.partitionKey()).isEqualTo("unreadable-2");
    assertThat(packer.unreadable()).isEqualTo(1);
  }

  @Test
  void a_user_id_that_is_too_long_for_a_key_is_not_taken_for_one() {
    var record = pack("{\"userId\":\"" + "u".repeat(257) + "\"}").orElseThrow();

    assertThat(record.partitionKey()).isEqualTo("unreadable-1");
  }

  @Test
  void a_line_whose_json_breaks_after_the_user_still_goes_to_the_users_shard() {
    assertThat(pack("{\"userId\":\"u1\",\"amount\":").orElseThrow().partitionKey()).isEqualTo("u1");
  }

  @Test
  void blank_lines_are_skipped() {
    assertThat(pack("")).isEmpty();
    assertThat(pack(" \t")).isEmpty();
    assertThat(packer.unreadable()).isZero();
  }

  @Test
  void a_line_that_no_record_can_hold_is_refused_with_its_number() {
    pack("{}");

    assertThat(pack("x".repeat(1 << 20))).isEmpty();
    assertThat(reported).containsExactly("line 2: TOO_LONG");
  }

  @Test
  void as_avro_a_transaction_is_equal_and_an_invalid_line_is_unchanged() {
    var json =
        """
        {"id":"t1","userId":"u1","amount":"12.50","currency":"EUR","merchant":"Kiosk",\
        "channel":"online","location":{"country":"PT","city":"Lisbon"},\
        "occurredAt":"2026-11-23T10:00:00Z"}\
        """;
    var toAvro = KeyedPacker.transactions(refusals, MessageForm.AVRO, "");

    var record = toAvro.add(1, json.getBytes(StandardCharsets.UTF_8)).orElseThrow();
    var none = toAvro.add(2, new byte[] {'{', '}'}).orElseThrow();

    assertThat(record.partitionKey()).isEqualTo("u1");
    assertThat(TransactionAvro.read(record.data(), 0, record.data().length))
        .isEqualTo(TransactionJson.read(json.getBytes(StandardCharsets.UTF_8), 0, json.length()));
    assertThat(new String(none.data(), StandardCharsets.UTF_8)).isEqualTo("{}");
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "JSON")
  void in_every_form_a_transaction_is_the_same_to_the_pipeline(MessageForm form) {
    var json =
        """
        {"id":"t1","userId":"u1","amount":"12.50","currency":"EUR","merchant":"Kiosk",\
        "channel":"online","occurredAt":"2026-11-23T10:00:00Z"}\
        """
            .getBytes(StandardCharsets.UTF_8);
    var guid = "39f3ef3d-11e9-3933-941c-9484ba13fa47";
    var encoding = form.encoding().orElseThrow().text();
    var ids =
        SchemaIds.NONE.withGlue(guid + "=" + encoding + ":2").withConfluent("7=" + encoding + ":2");

    var packed = KeyedPacker.transactions(refusals, form, form.isGlue() ? guid : "7");
    var data = packed.add(1, json).orElseThrow().data();

    assertThat(TransactionMessages.isAt(data, 0, data.length)).isTrue();
    assertThat(new TransactionMessages(ids).read(data, 0, data.length, InflationBudget.of(0)))
        .isEqualTo(TransactionJson.read(json, 0, json.length));
  }

  @Test
  void no_line_stops_the_packer() {
    Property.holds(
        300,
        draw -> {
          var line = draw.bytes(255);
          pack(new String(line, StandardCharsets.ISO_8859_1));
          packer.add(1, line);
        });
  }

  private Optional<LineRecord> pack(String line) {
    return packer.add(++lines, line.getBytes(StandardCharsets.UTF_8));
  }
}
