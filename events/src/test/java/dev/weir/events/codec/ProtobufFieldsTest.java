package dev.weir.events.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProtobufFieldsTest {

  private static ProtobufFields fields(String hex) {
    var bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
    return new ProtobufFields(bytes, 0, bytes.length);
  }

  private static int read(String hex) {
    var fields = fields(hex);
    var count = 0;
    for (; fields.next(); count++) {
      fields.skip();
    }
    return count;
  }

  @ParameterizedTest
  @CsvSource({
    "number 0, 00 00",
    "number 2^29, 80 80 80 80 10 00",
    "number cut off, 80",
    "wire type 6, 0e",
    "wire type 7, 0f",
    "length beyond the end, 0a 02 41",
    "length of 2^63, 0a 80 80 80 80 80 80 80 80 80 01",
    "length below zero, 0a ff ff ff ff ff ff ff ff ff 01",
    "fixed64 cut off, 09 00 00 00 00 00 00 00",
    "fixed32 cut off, 0d 00 00 00",
    "varint of 65 bits, 08 ff ff ff ff ff ff ff ff ff 02",
    "varint of 11 bytes, 08 80 80 80 80 80 80 80 80 80 80 00",
    "group that never ends, 0b 08 01",
    "group that another ends, 0b 14",
    "group within a group cut off, 0b 13 14",
    "end without a group, 0c",
  })
  void bytes_that_are_not_a_message_are_refused(String what, String hex) {
    assertThatThrownBy(() -> read(hex)).as(what).isInstanceOf(InvalidMessageException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "the greatest number, f8 ff ff ff 0f 00, 1",
    "a tag of more bytes than it needs, 88 80 80 00 01, 1",
    "a varint of more bytes than it needs, 08 81 80 00, 1",
    "every wire type, 08 01 09 0000000000000000 0a 01 41 0d 00000000 0b 0c, 5",
    "groups within groups, 0b 13 13 14 08 01 14 0c 08 01, 2",
  })
  void what_nobody_needs_is_read_past(String what, String hex, int count) {
    assertThat(read(hex)).as(what).isEqualTo(count);
  }

  @Test
  void groups_have_no_depth_that_is_too_much() {
    assertThat(read("0b".repeat(100_000) + "0c".repeat(100_000))).isEqualTo(1);
  }

  @Test
  void a_field_of_the_contract_has_the_contracts_wire_type() {
    var number = fields("08 01");
    assertThat(number.next()).isTrue();
    assertThatThrownBy(() -> number.text("id"))
        .isInstanceOf(InvalidMessageException.class)
        .hasMessage("id has wire type 0, not 2");
  }

  @Test
  void text_is_utf_8_and_may_have_a_replacement_character_of_its_own() {
    var replaced = fields("0a 03 ef bf bd");
    assertThat(replaced.next()).isTrue();
    assertThat(replaced.text("id")).isEqualTo("\uFFFD");
    for (var bad : new String[] {"0a 02 c3 28", "0a 03 ed a0 80", "0a 01 ff", "0a 02 c0 80"}) {
      var fields = fields(bad);
      assertThat(fields.next()).isTrue();
      assertThatThrownBy(() -> fields.text("id")).hasMessage("id is not UTF-8");
    }
  }

  @Test
  void numbers_of_all_64_bits_are_read() {
    var fields = fields("08 ff ff ff ff ff ff ff ff ff 01 09 000000000000f07f");
    assertThat(fields.next()).isTrue();
    assertThat(fields.integer("a")).isEqualTo(-1);
    assertThat(fields.next()).isTrue();
    assertThat(fields.real("b")).isEqualTo(Double.POSITIVE_INFINITY);
  }
}
