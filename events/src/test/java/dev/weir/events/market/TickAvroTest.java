package dev.weir.events.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weir.events.codec.SingleObjects;
import java.math.BigDecimal;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.SchemaValidatorBuilder;
import org.apache.avro.generic.GenericRecordBuilder;
import org.junit.jupiter.api.Test;

class TickAvroTest {

  @Test
  void a_message_of_an_unknown_schema_is_refused_as_that() {
    var bytes = HexFormat.of().parseHex("c3010102030405060708");
    var refused =
        catchThrowableOfType(InvalidTickException.class, () -> TickAvro.read(bytes, 0, 10));
    assertThat(refused.problem()).isEqualTo(TickProblem.UNKNOWN_SCHEMA);
  }

  @Test
  void a_time_that_no_json_could_have_is_refused() {
    var year10000 = Instant.parse("9999-12-31T23:59:59.999999Z").plus(1, ChronoUnit.MICROS);
    for (var micros : List.of(Long.MIN_VALUE, Long.MAX_VALUE, micros(year10000))) {
      var bytes = message(micros);
      var refused =
          catchThrowableOfType(
              InvalidTickException.class, () -> TickAvro.read(bytes, 0, bytes.length));
      assertThat(refused.problem()).isEqualTo(TickProblem.BAD_TIME);
    }
    var lastBytes = message(micros(year10000) - 1);
    assertThat(TickAvro.read(lastBytes, 0, lastBytes.length).occurredAt()).isBefore(year10000);
  }

  private static long micros(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }

  private static byte[] message(long occurredAt) {
    return SingleObjects.write(
        new GenericRecordBuilder(AvroTicks.VERSIONS.latest())
            .set("symbol", "ACME")
            .set("venue", "XNAS")
            .set("session", "2026-11-23")
            .set("sequence", 7L)
            .set("price", "101.25")
            .set("occurredAt", occurredAt)
            .build());
  }

  @Test
  void a_published_schema_is_never_edited() throws Exception {
    assertThat(
            HexFormat.of()
                .toHexDigits(
                    SchemaNormalization.parsingFingerprint64(AvroTicks.VERSIONS.version(1))))
        .isEqualTo("e8b812efd66b90ec");
    try (var file = TickAvroTest.class.getResourceAsStream(AvroTicks.VERSIONS.resource(1))) {
      var digest = MessageDigest.getInstance("SHA-256").digest(file.readAllBytes());
      assertThat(HexFormat.of().formatHex(digest))
          .as("v1.avsc is published: put it back, and make the next version")
          .isEqualTo("f722e72679b6c4e310a498fca50db5ceeaa0f43a321b044eaa39364cb979d961");
    }
  }

  @Test
  void every_version_is_pinned_and_reads_what_all_earlier_ones_wrote() throws Exception {
    var versions = AvroTicks.VERSIONS;
    assertThat(TickAvroTest.class.getResource(versions.resource(AvroTicks.LATEST + 1))).isNull();
    var canRead = new SchemaValidatorBuilder().canReadStrategy().validateAll();
    for (var version = 1; version <= AvroTicks.LATEST; version++) {
      canRead.validate(versions.version(version), versions.all().subList(0, version).reversed());
    }
  }

  @Test
  void corrections_and_cancels_go_there_and_back() {
    var trade = TickAvro.read(message(0), 0, message(0).length);
    for (var cancels : List.of(true, false)) {
      var price = cancels ? Optional.<BigDecimal>empty() : trade.price();
      var tick =
          new Tick(
              trade.symbol(),
              trade.venue(),
              trade.session(),
              trade.epoch(),
              9,
              price,
              trade.bid(),
              trade.ask(),
              trade.size(),
              trade.occurredAt(),
              Optional.of(new Tick.Amendment(7, cancels)));
      var bytes = TickAvro.write(tick);
      assertThat(TickAvro.read(bytes, 0, bytes.length)).isEqualTo(tick);
    }
  }
}
