package dev.weir.events.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.weir.events.codec.AvroBytes;
import dev.weir.events.codec.MutatedBytes;
import dev.weir.events.framing.Encoding;
import dev.weir.events.framing.FrameWriter;
import dev.weir.events.framing.InflationBudget;
import dev.weir.events.framing.SchemaIds;
import dev.weir.events.framing.SchemaVersion;
import dev.weir.property.Property;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class TickCodecsPropertyTest {

  @Test
  void json_that_is_written_is_read_as_the_same_tick() {
    Property.holds(
        draw -> {
          var tick = ArbitraryTicks.any(draw);
          var bytes = TickJson.write(tick);
          assertThat(TickJson.read(bytes, 0, bytes.length)).isEqualTo(tick);
          assertThat(TickAvro.isAvro(bytes, 0, bytes.length)).isFalse();
        });
  }

  @Test
  void avro_that_is_written_is_read_as_the_same_tick() {
    Property.holds(
        draw -> {
          var tick = ArbitraryTicks.any(draw);
          var bytes = TickAvro.write(tick);
          assertThat(TickAvro.isAvro(bytes, 0, bytes.length)).isTrue();
          assertThat(TickAvro.read(bytes, 0, bytes.length)).isEqualTo(tick);
        });
  }

  @Test
  void every_version_carries_the_ticks_that_it_can_express_and_is_written_for_no_others() {
    Property.holds(
        draw -> {
          for (var encoding : Encoding.values()) {
            for (var number = 1; number <= TickMessages.LATEST_AVRO; number++) {
              var version = new SchemaVersion(encoding, number);
              var tick = ArbitraryTicks.any(draw, number);
              assertThat(read(TickMessages.body(tick, version), version)).isEqualTo(tick);
              var next = ArbitraryTicks.any(draw, number + 1);
              if (TickMessages.firstVersionFor(next) > number) {
                assertThatIllegalArgumentException()
                    .isThrownBy(() -> TickMessages.body(next, version));
              }
            }
          }
        });
  }

  private static Tick read(byte[] body, SchemaVersion version) {
    var indexed =
        version.encoding() == Encoding.AVRO
            ? body
            : FrameWriter.confluentIndexes(TickMessages.index(), body);
    var message = FrameWriter.confluent(7, indexed);
    return new TickMessages(SchemaIds.NONE.withConfluent("7=" + version))
        .read(message, 0, message.length, InflationBudget.of(0));
  }

  @Test
  void both_codecs_carry_the_same() {
    Property.holds(
        draw -> {
          var tick = ArbitraryTicks.any(draw);
          var json = TickJson.write(tick);
          var avro = TickAvro.write(TickJson.read(json, 0, json.length));
          assertThat(TickJson.write(TickAvro.read(avro, 0, avro.length))).isEqualTo(json);
        });
  }

  @Test
  void a_spoilt_message_is_a_tick_or_refused() {
    Property.holds(
        5_000,
        draw -> {
          var tick = ArbitraryTicks.any(draw);
          var seed = draw.seed();
          var json = MutatedBytes.of(TickJson.write(tick), seed);
          assertTickOrRefused(() -> TickJson.read(json, 0, json.length));
          var avro = MutatedBytes.of(TickAvro.write(tick), seed);
          assertTickOrRefused(() -> TickAvro.read(avro, 0, avro.length));
        });
  }

  @Test
  void whatever_follows_the_header_of_a_known_schema_is_a_tick_or_refused() {
    Property.holds(
        draw -> {
          var body = draw.bytes(200);
          for (var schema : AvroTicks.VERSIONS.all()) {
            var message = AvroBytes.message(schema, body);
            assertTickOrRefused(() -> TickAvro.read(message, 0, message.length));
          }
        });
  }

  @Test
  void a_codec_reads_only_the_given_range() {
    Property.holds(
        draw -> {
          var tick = ArbitraryTicks.any(draw);
          var around = draw.bytes(200);
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
        });
  }

  @Test
  void whatever_the_bytes_are_they_are_a_tick_or_refused() {
    Property.holds(
        draw -> {
          var bytes = draw.bytes(200);
          assertTickOrRefused(() -> TickJson.read(bytes, 0, bytes.length));
          assertTickOrRefused(() -> TickAvro.read(bytes, 0, bytes.length));
        });
  }

  private static void assertTickOrRefused(Supplier<Tick> reading) {
    try {
      assertThat(reading.get()).isNotNull();
    } catch (InvalidTickException e) {
      assertThat(e).hasMessageNotContaining("\n");
    }
  }
}
