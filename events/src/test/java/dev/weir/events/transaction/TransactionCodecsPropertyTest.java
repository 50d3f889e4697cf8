package dev.weir.events.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.codec.AvroBytes;
import dev.weir.events.codec.MutatedBytes;
import dev.weir.events.codec.Rfc3339;
import dev.weir.property.Draw;
import dev.weir.property.Property;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TransactionCodecsPropertyTest {

  @Test
  void json_reads_back_what_it_wrote() {
    Property.holds(
        draw -> {
          var transaction = ArbitraryTransactions.any(draw);
          var bytes = TransactionJson.write(transaction);

          assertThat(TransactionJson.read(bytes, 0, bytes.length)).isEqualTo(transaction);
          assertThat(bytes).hasSizeLessThan(6_144).doesNotContain('\n', '\r');
        });
  }

  @Test
  void avro_reads_back_what_it_wrote() {
    Property.holds(
        draw -> {
          var transaction = ArbitraryTransactions.any(draw);
          var bytes = TransactionAvro.write(transaction);

          assertThat(TransactionAvro.isAvro(bytes, 0, bytes.length)).isTrue();
          assertThat(TransactionAvro.read(bytes, 0, bytes.length)).isEqualTo(transaction);
        });
  }

  @Test
  void avro_of_the_first_version_is_the_same_but_for_the_category() {
    Property.holds(
        draw -> {
          var transaction = ArbitraryTransactions.any(draw);
          var bytes = TransactionAvro.write(transaction, 1);

          assertThat(TransactionAvro.read(bytes, 0, bytes.length))
              .isEqualTo(withoutCategory(transaction));
        });
  }

  private static Transaction withoutCategory(Transaction of) {
    return new Transaction(
        of.id(),
        of.userId(),
        of.amount(),
        of.merchant(),
        Optional.empty(),
        of.channel(),
        of.location(),
        of.occurredAt());
  }

  @Test
  void a_codec_reads_only_the_given_range() {
    Property.holds(
        draw -> {
          var transaction = ArbitraryTransactions.any(draw);
          var before = draw.bytes(255);
          readsBehind(
              before, TransactionJson.write(transaction), transaction, TransactionJson::read);
          readsBehind(
              before, TransactionAvro.write(transaction), transaction, TransactionAvro::read);
        });
  }

  @FunctionalInterface
  private interface Codec {
    Transaction read(byte[] bytes, int from, int to);
  }

  private static void readsBehind(
      byte[] before, byte[] message, Transaction expected, Codec codec) {
    var bytes = new byte[before.length + message.length + 3];
    System.arraycopy(before, 0, bytes, 0, before.length);
    System.arraycopy(message, 0, bytes, before.length, message.length);

    assertThat(codec.read(bytes, before.length, before.length + message.length))
        .isEqualTo(expected);
  }

  @Test
  void arbitrary_bytes_never_fail_in_another_way() {
    Property.holds(
        3_000,
        draw -> {
          var bytes = draw.bytes(255);
          isReadOrInvalid(bytes, TransactionJson::read);
          isReadOrInvalid(bytes, TransactionAvro::read);
        });
  }

  @Test
  void spoilt_json_never_fails_in_another_way() {
    Property.holds(
        5_000,
        draw -> {
          var transaction = ArbitraryTransactions.any(draw);
          var seed = draw.seed();
          isReadOrInvalid(
              MutatedBytes.of(TransactionJson.write(transaction), seed), TransactionJson::read);
        });
  }

  @Test
  void spoilt_avro_never_fails_in_another_way() {
    Property.holds(
        5_000,
        draw -> {
          var transaction = ArbitraryTransactions.any(draw);
          var seed = draw.seed();
          for (var version = 1; version <= AvroSchemas.LATEST; version++) {
            var bytes = TransactionAvro.write(transaction, version);
            isReadOrInvalid(MutatedBytes.of(bytes, seed), TransactionAvro::read);
          }
        });
  }

  @Test
  void arbitrary_bodies_of_known_schemas_never_fail_in_another_way() {
    Property.holds(
        draw -> {
          var body = draw.bytes(255);
          for (var version : AvroSchemas.VERSIONS.all()) {
            isReadOrInvalid(AvroBytes.message(version, body), TransactionAvro::read);
          }
        });
  }

  // Whatever else is thrown fails the property.
  private static void isReadOrInvalid(byte[] bytes, Codec codec) {
    var before = bytes.clone();
    try {
      assertThat(codec.read(bytes, 0, bytes.length)).isNotNull();
    } catch (InvalidTransactionException e) {
      assertThat(e.problem()).isNotNull();
      assertThat(e).hasMessageMatching("\\P{Cntrl}+");
    }
    assertThat(bytes).isEqualTo(before);
  }

  @Test
  void a_time_is_read_as_it_was_written() {
    Property.holds(
        draw -> {
          var time = time(draw);
          var offset = draw.of("Z", "+00:00", "-00:00", "+05:30", "-11:45", "+14:00");
          var bytes = (time + offset).getBytes(StandardCharsets.US_ASCII);
          assertThat(Rfc3339.parse(bytes, 0, bytes.length))
              .isEqualTo(OffsetDateTime.parse(time + offset).toInstant());
        });
  }

  private static String time(Draw draw) {
    var second = draw.integer(-62_000_000_000L, 253_000_000_000L);
    return LocalDateTime.ofEpochSecond(second, draw.integer(0, 999_999_999), ZoneOffset.UTC)
        .format(DateTimeFormatter.ISO_LOCAL_DATE_TIME);
  }
}
