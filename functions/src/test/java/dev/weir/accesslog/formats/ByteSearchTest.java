package dev.weir.accesslog.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ByteSearchTest {

  private static final long SEED = 32;

  @Test
  void the_first_and_the_last_place_are_those_that_looking_at_each_byte_finds() {
    var random = new SplittableRandom(SEED);
    for (int i = 0; i < 100_000; i++) {
      byte[] bytes = new byte[random.nextInt(120)];
      random.nextBytes(bytes);
      int from = random.nextInt(bytes.length + 1);
      int to = from + random.nextInt(bytes.length - from + 1);
      byte wanted = (byte) random.nextInt(256);
      if (to > from && random.nextBoolean()) {
        wanted = bytes[from + random.nextInt(to - from)];
      }

      assertThat(ByteSearch.indexOf(wanted, bytes, from, to))
          .as("seed=%d case=%d", SEED, i)
          .isEqualTo(first(wanted, bytes, from, to));
      assertThat(ByteSearch.lastIndexOf(wanted, bytes, from, to))
          .as("seed=%d case=%d", SEED, i)
          .isEqualTo(last(wanted, bytes, from, to));
    }
  }

  private static int first(byte wanted, byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] == wanted) {
        return i;
      }
    }
    return -1;
  }

  private static int last(byte wanted, byte[] bytes, int from, int to) {
    int found = -1;
    for (int i = from; i < to; i++) {
      found = bytes[i] == wanted ? i : found;
    }
    return found;
  }
}
