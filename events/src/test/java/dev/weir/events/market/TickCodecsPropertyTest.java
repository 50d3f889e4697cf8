package dev.weir.events.market;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.codec.AvroBytes;
import dev.weir.events.codec.MutatedBytes;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class TickCodecsPropertyTest {

  @Provide
  Arbitrary<Tick> ticks() {
    return ArbitraryTicks.ticks();
  }

  @Provide
  Arbitrary<byte[]> anything() {
    return Arbitraries.bytes().array(byte[].class).ofMaxSize(200);
  }

  @Property
  void json_that_is_written_is_read_as_the_same_tick(@ForAll("ticks") Tick tick) {
    var bytes = TickJson.write(tick);
    assertThat(TickJson.read(bytes, 0, bytes.length)).isEqualTo(tick);
    assertThat(TickAvro.isAvro(bytes, 0, bytes.length)).isFalse();
  }

  @Property
  void avro_that_is_written_is_read_as_the_same_tick(@ForAll("ticks") Tick tick) {
    var bytes = TickAvro.write(tick);
    assertThat(TickAvro.isAvro(bytes, 0, bytes.length)).isTrue();
    assertThat(TickAvro.read(bytes, 0, bytes.length)).isEqualTo(tick);
  }

  @Property
  void both_codecs_carry_the_same(@ForAll("ticks") Tick tick) {
    var json = TickJson.write(tick);
    var avro = TickAvro.write(TickJson.read(json, 0, json.length));
    assertThat(TickJson.write(TickAvro.read(avro, 0, avro.length))).isEqualTo(json);
  }

  @Property(tries = 5_000)
  void a_spoilt_message_is_a_tick_or_refused(@ForAll("ticks") Tick tick, @ForAll long seed) {
    var json = MutatedBytes.of(TickJson.write(tick), seed);
    assertTickOrRefused(() -> TickJson.read(json, 0, json.length));
    var avro = MutatedBytes.of(TickAvro.write(tick), seed);
    assertTickOrRefused(() -> TickAvro.read(avro, 0, avro.length));
  }

  @Property
  void whatever_follows_the_header_of_a_known_schema_is_a_tick_or_refused(
      @ForAll("anything") byte[] body) {
    for (var schema : TickMessages.VERSIONS.all()) {
      var message = AvroBytes.message(schema, body);
      assertTickOrRefused(() -> TickAvro.read(message, 0, message.length));
    }
  }

  @Property
  void a_codec_reads_where_it_is_told_to(
      @ForAll("ticks") Tick tick, @ForAll("anything") byte[] around) {
    for (var message : List.of(TickJson.write(tick), TickAvro.write(tick))) {
      var from = around.length;
      var to = from + message.length;
      var bytes = Arrays.copyOf(around, to + around.length);
      System.arraycopy(message, 0, bytes, from, message.length);
      System.arraycopy(around, 0, bytes, to, around.length);
      var read =
          TickAvro.isAvro(bytes, from, to)
              ? TickAvro.read(bytes, from, to)
              : TickJson.read(bytes, from, to);
      assertThat(read).isEqualTo(tick);
    }
  }

  @Property
  void whatever_the_bytes_are_they_are_a_tick_or_refused(@ForAll("anything") byte[] bytes) {
    assertTickOrRefused(() -> TickJson.read(bytes, 0, bytes.length));
    assertTickOrRefused(() -> TickAvro.read(bytes, 0, bytes.length));
  }

  private static void assertTickOrRefused(Supplier<Tick> reading) {
    try {
      assertThat(reading.get()).isNotNull();
    } catch (InvalidTickException e) {
      assertThat(e).hasMessageNotContaining("\n");
    }
  }
}
