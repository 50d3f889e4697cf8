package dev.weir.events.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.codec.AvroBytes;
import dev.weir.events.codec.MutatedBytes;
import dev.weir.events.codec.Rfc3339;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.BiFunction;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class TransactionCodecsPropertyTest {

  @Provide
  Arbitrary<Transaction> transactions() {
    return ArbitraryTransactions.any();
  }

  @Property
  void json_reads_back_what_it_wrote(@ForAll("transactions") Transaction transaction) {
    var bytes = TransactionJson.write(transaction);

    assertThat(TransactionJson.read(bytes, 0, bytes.length)).isEqualTo(transaction);
    assertThat(bytes).hasSizeLessThan(6_144).doesNotContain('\n', '\r');
  }

  @Property
  void avro_reads_back_what_it_wrote(@ForAll("transactions") Transaction transaction) {
    var bytes = TransactionAvro.write(transaction);

    assertThat(TransactionAvro.isAvro(bytes, 0, bytes.length)).isTrue();
    assertThat(TransactionAvro.read(bytes, 0, bytes.length)).isEqualTo(transaction);
  }

  @Property
  void avro_of_the_first_version_is_the_same_but_for_the_category(
      @ForAll("transactions") Transaction transaction) {
    var bytes = TransactionAvro.write(transaction, 1);

    assertThat(TransactionAvro.read(bytes, 0, bytes.length))
        .isEqualTo(withoutCategory(transaction));
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

  @Property
  void a_codec_reads_where_it_is_told_to(
      @ForAll("transactions") Transaction transaction, @ForAll byte[] before) {
    readsBehind(before, TransactionJson.write(transaction), transaction, TransactionJson::read);
    readsBehind(before, TransactionAvro.write(transaction), transaction, TransactionAvro::read);
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

  @Property(tries = 3_000)
  void arbitrary_bytes_never_fail_in_another_way(@ForAll byte[] bytes) {
    isReadOrInvalid(bytes, TransactionJson::read);
    isReadOrInvalid(bytes, TransactionAvro::read);
  }

  @Property(tries = 5_000)
  void spoilt_json_never_fails_in_another_way(
      @ForAll("transactions") Transaction transaction, @ForAll long seed) {
    isReadOrInvalid(
        MutatedBytes.of(TransactionJson.write(transaction), seed), TransactionJson::read);
  }

  @Property(tries = 5_000)
  void spoilt_avro_never_fails_in_another_way(
      @ForAll("transactions") Transaction transaction, @ForAll long seed) {
    for (var version = 1; version <= AvroSchemas.LATEST; version++) {
      var bytes = TransactionAvro.write(transaction, version);
      isReadOrInvalid(MutatedBytes.of(bytes, seed), TransactionAvro::read);
    }
  }

  @Property
  void arbitrary_bodies_of_known_schemas_never_fail_in_another_way(@ForAll byte[] body) {
    for (var version : AvroSchemas.VERSIONS.all()) {
      isReadOrInvalid(AvroBytes.message(version, body), TransactionAvro::read);
    }
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

  @Property
  void a_time_is_read_as_it_was_written(
      @ForAll("times") String time, @ForAll("offsets") String offset) {
    assertThat(Rfc3339.parse(time + offset))
        .isEqualTo(OffsetDateTime.parse(time + offset).toInstant());
  }

  @Provide
  Arbitrary<String> times() {
    BiFunction<Long, Integer, String> written =
        (second, nanos) ->
            LocalDateTime.ofEpochSecond(second, nanos, ZoneOffset.UTC)
                .format(DateTimeFormatter.ISO_LOCAL_DATE_TIME);
    return Arbitraries.longs()
        .between(-62_000_000_000L, 253_000_000_000L)
        .flatMap(
            second ->
                Arbitraries.integers()
                    .between(0, 999_999_999)
                    .map(nanos -> written.apply(second, nanos)));
  }

  @Provide
  Arbitrary<String> offsets() {
    return Arbitraries.of("Z", "+00:00", "-00:00", "+05:30", "-11:45", "+14:00");
  }
}
