package dev.weir.events.market;

import static org.assertj.core.api.Assertions.assertThat;

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
  void a_message_with_a_byte_changed_is_a_tick_or_refused(
      @ForAll("ticks") Tick tick, @ForAll int at, @ForAll byte changed) {
    var json = TickJson.write(tick);
    json[Math.floorMod(at, json.length)] = changed;
    assertTickOrRefused(() -> TickJson.read(json, 0, json.length));
    var avro = TickAvro.write(tick);
    avro[Math.floorMod(at, avro.length)] = changed;
    assertTickOrRefused(() -> TickAvro.read(avro, 0, avro.length));
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
