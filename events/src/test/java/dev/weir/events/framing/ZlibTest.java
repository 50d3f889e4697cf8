package dev.weir.events.framing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.events.codec.InvalidMessageException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;

class ZlibTest {

  private static final byte[] TEXT =
      "a text that comes twice, a text that comes twice".getBytes(UTF_8);

  private final Zlib zlib = new Zlib();

  private byte[] inflate(byte[] stream, int bound) {
    return zlib.inflate(stream, 0, stream.length, InflationBudget.of(bound));
  }

  private static byte[] deflated(byte[] bytes) {
    var framed = FrameWriter.glueZlib(new UUID(0, 0), bytes);
    return Arrays.copyOfRange(framed, 18, framed.length);
  }

  @Test
  void a_stream_comes_out_as_it_went_in() {
    assertThat(inflate(deflated(TEXT), 1_000)).isEqualTo(TEXT);
    assertThat(inflate(deflated(new byte[0]), 0)).isEmpty();
    assertThat(inflate(deflated(new byte[100_000]), 100_000)).isEqualTo(new byte[100_000]);
  }

  @Test
  void a_stream_that_is_cut_off_anywhere_is_refused_and_ends() {
    var stream = deflated(TEXT);
    for (var length = 0; length < stream.length; length++) {
      var cut = Arrays.copyOf(stream, length);
      assertThatThrownBy(() -> inflate(cut, 1_000))
          .as("%d bytes", length)
          .isInstanceOf(InvalidMessageException.class);
    }
    assertThat(inflate(stream, 1_000)).isEqualTo(TEXT);
  }

  @Test
  void bytes_after_a_stream_are_refused() {
    var stream = deflated(TEXT);
    var longer = Arrays.copyOf(stream, stream.length + 1);
    assertThatThrownBy(() -> inflate(longer, 1_000)).hasMessageContaining("bytes after its end");
  }

  @Test
  void a_stream_with_a_changed_byte_is_refused() {
    var stream = deflated(TEXT);
    for (var i = 2; i < stream.length; i++) {
      var changed = stream.clone();
      changed[i] ^= 1;
      assertThatThrownBy(() -> inflate(changed, 1_000))
          .as("byte %d", i)
          .isInstanceOf(InvalidMessageException.class);
    }
  }

  @Test
  void a_stream_that_needs_a_dictionary_is_refused() {
    var deflater = new Deflater();
    try {
      deflater.setDictionary("text".getBytes(UTF_8));
      deflater.setInput(TEXT);
      deflater.finish();
      var stream = new byte[200];
      var length = deflater.deflate(stream);
      assertThatThrownBy(() -> inflate(Arrays.copyOf(stream, length), 1_000))
          .hasMessageContaining("dictionary");
    } finally {
      deflater.end();
    }
  }

  @Test
  void a_bound_is_kept_to_the_byte() {
    var stream = deflated(new byte[1_000_000]);
    assertThat(inflate(stream, 1_000_000)).hasSize(1_000_000);
    assertThatThrownBy(() -> inflate(stream, 999_999)).hasMessageContaining("more than 999999");
    assertThatThrownBy(() -> inflate(stream, 0)).hasMessageContaining("more than 0");
  }

  /** A record may hold thousands of broken streams, each of which inflates to its bound. */
  @Test
  void what_comes_out_of_a_broken_stream_counts() {
    var whole = deflated(new byte[600_000]);
    var cut = Arrays.copyOf(whole, whole.length - 4);
    var changed = whole.clone();
    changed[whole.length - 1] ^= 1;
    for (var broken : List.of(cut, changed)) {
      var budget = InflationBudget.of(1_000_000);
      assertThatThrownBy(() -> zlib.inflate(broken, 0, broken.length, budget))
          .hasMessageContaining("zlib stream");
      assertThat(budget.left()).isEqualTo(400_000);
      assertThatThrownBy(() -> zlib.inflate(broken, 0, broken.length, budget))
          .hasMessageContaining("more than 1000000");
    }
  }
}
