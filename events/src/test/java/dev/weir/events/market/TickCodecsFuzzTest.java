package dev.weir.events.market;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Whatever the bytes are: a tick that is equal after writing and reading it, or a problem. */
class TickCodecsFuzzTest {

  @FuzzTest
  void json_is_read_or_refused(byte[] bytes) {
    try {
      var tick = TickJson.read(bytes, 0, bytes.length);
      var written = TickJson.write(tick);
      assertThat(TickJson.read(written, 0, written.length)).isEqualTo(tick);
    } catch (InvalidTickException refused) {
      assertThat(refused).hasMessageNotContaining("\n");
    }
  }

  @FuzzTest
  void avro_is_read_or_refused(byte[] bytes) {
    try {
      var tick = TickAvro.read(bytes, 0, bytes.length);
      var written = TickAvro.write(tick);
      assertThat(TickAvro.read(written, 0, written.length)).isEqualTo(tick);
    } catch (InvalidTickException refused) {
      assertThat(refused).hasMessageNotContaining("\n");
    }
  }
}
