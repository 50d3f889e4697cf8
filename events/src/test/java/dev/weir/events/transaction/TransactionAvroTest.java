package dev.weir.events.transaction;

import static dev.weir.events.transaction.ReadResult.avro;
import static dev.weir.events.transaction.ReadResult.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.events.codec.AvroBytes;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TransactionAvroTest {

  private static final Transaction TRANSACTION =
      new Transaction(
          "t-1",
          "u-7",
          Money.of("12.50", "EUR"),
          "Padaria",
          Optional.of("food"),
          Channel.ONLINE,
          new Location("PT", "Évora", Optional.of(new Coordinates(38.5, -8))),
          Instant.ofEpochMilli(1));

  // Each text is its length, doubled by the zigzag, and its bytes; then the branch of the union
  // (02: the second), the symbol (02: ONLINE), two doubles, the milliseconds.
  private static final String BODY =
      """
      06 742d31
      06 752d37
      0a 31322e3530
      06 455552
      0e 50616461726961
      02 08 666f6f64
      02
      04 5054
      0c c389766f7261
      02 0000000000404340 00000000000020c0
      02
      """;

  @Test
  void a_message_is_what_the_specification_says() {
    var expected = AvroBytes.message(AvroSchemas.VERSIONS.version(2), bytes(BODY));

    assertThat(TransactionAvro.write(TRANSACTION)).isEqualTo(expected);
    assertThat(avro(expected)).isEqualTo(TRANSACTION);
  }

  @Test
  void a_message_of_the_first_version_has_no_category() {
    var body = BODY.replace("02 08 666f6f64\n", "");
    var expected = AvroBytes.message(AvroSchemas.VERSIONS.version(1), bytes(body));

    assertThat(TransactionAvro.write(TRANSACTION, 1)).isEqualTo(expected);
    assertThat(avro(expected).category()).isEmpty();
  }

  @Test
  void a_version_that_was_never_published_is_not_written() {
    for (var version : new int[] {0, 3, -1}) {
      assertThatThrownBy(() -> TransactionAvro.write(TRANSACTION, version))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void only_bytes_with_the_marker_are_avro() {
    var bytes = TransactionAvro.write(TRANSACTION);

    assertThat(TransactionAvro.isAvro(bytes, 0, bytes.length)).isTrue();
    assertThat(TransactionAvro.isAvro(bytes, 0, 1)).isFalse();
    assertThat(TransactionAvro.isAvro(bytes, 1, bytes.length)).isFalse();
    assertThat(TransactionAvro.isAvro(new byte[0], 0, 0)).isFalse();
    assertThat(isAvro("{}")).isFalse();
  }

  private static boolean isAvro(String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    return TransactionAvro.isAvro(bytes, 0, bytes.length);
  }

  @Test
  void a_schema_that_is_not_known_is_named() {
    assertThatThrownBy(() -> avro(AvroBytes.message(0xCAFEL, bytes(BODY))))
        .isInstanceOf(InvalidTransactionException.class)
        .hasMessage("schema 000000000000cafe is not known")
        .extracting("problem")
        .isEqualTo(Problem.UNKNOWN_SCHEMA);
  }

  @Test
  void a_message_that_is_cut_short_anywhere_is_malformed() {
    var bytes = TransactionAvro.write(TRANSACTION);

    for (var length = 0; length < bytes.length; length++) {
      var cut = Arrays.copyOf(bytes, length);
      assertThat(problem(() -> avro(cut))).isEqualTo(Problem.MALFORMED_AVRO);
    }
  }

  @Test
  void bytes_after_a_message_are_malformed() {
    var bytes = TransactionAvro.write(TRANSACTION);

    assertThat(problem(() -> avro(Arrays.copyOf(bytes, bytes.length + 1))))
        .isEqualTo(Problem.MALFORMED_AVRO);
  }

  @Test
  void a_text_that_claims_gigabytes_is_malformed_and_gets_no_memory() {
    // 2^31 - 9, the longest that the library accepts, zigzag and in groups of seven bits.
    var claim = "ee ff ff ff 0f 74";

    assertThat(problem(() -> avro(AvroBytes.message(AvroSchemas.VERSIONS.latest(), bytes(claim)))))
        .isEqualTo(Problem.MALFORMED_AVRO);
  }

  @Test
  void a_text_that_is_not_utf_8_is_malformed() {
    var broken = BODY.replace("c389", "c328");

    assertThat(problem(() -> avro(AvroBytes.message(AvroSchemas.VERSIONS.latest(), bytes(broken)))))
        .isEqualTo(Problem.MALFORMED_AVRO);
  }

  @Test
  void what_follows_the_schema_is_held_to_the_same_as_json() {
    assertThat(problemWith("31322e3530", "2d322e3530")).isEqualTo(Problem.NEGATIVE_AMOUNT);
    assertThat(problemWith("31322e3530", "31322c3530")).isEqualTo(Problem.BAD_AMOUNT);
    assertThat(problemWith("455552", "657572")).isEqualTo(Problem.UNKNOWN_CURRENCY);
    assertThat(problemWith("04 5054", "04 5a5a")).isEqualTo(Problem.UNKNOWN_COUNTRY);
    assertThat(problemWith("4043", "f07f")).isEqualTo(Problem.COORDINATES_OUT_OF_RANGE);
    assertThat(problemWith("06 742d31", "00")).isEqualTo(Problem.MISSING_FIELD);
    assertThat(problemWith("20c0 02".replace(" ", "\n"), "20c0 feffffffffffffffff01"))
        .isEqualTo(Problem.BAD_TIME);
  }

  private static Problem problemWith(String good, String bad) {
    assertThat(BODY).contains(good);
    var body = bytes(BODY.replace(good, bad));
    return problem(() -> avro(AvroBytes.message(AvroSchemas.VERSIONS.latest(), body)));
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex.replaceAll("\\s", ""));
  }
}
