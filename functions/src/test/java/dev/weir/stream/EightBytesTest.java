package dev.weir.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class EightBytesTest {

  private static final long SEED = 17;
  private static final byte[] BYTES = {
    '\n', '"', '\\', 0, 31, 32, 33, 9, 11, 'a', 127, -128, -1, -118, -94, -36
  };

  @Test
  void a_newline_is_found_where_a_naive_search_finds_it() {
    var random = new SplittableRandom(SEED);
    for (int round = 0; round < 20_000; round++) {
      byte[] bytes = bytes(random);
      int from = random.nextInt(bytes.length + 1);
      int to = from + random.nextInt(bytes.length - from + 1);

      int naive = from;
      while (naive < to && bytes[naive] != '\n') {
        naive++;
      }

      assertThat(EightBytes.newline(bytes, from, to))
          .as("seed %s round %s", SEED, round)
          .isEqualTo(naive);
    }
  }

  @Test
  void the_end_of_plain_text_is_found_where_a_naive_search_finds_it() {
    var random = new SplittableRandom(SEED);
    for (int round = 0; round < 20_000; round++) {
      byte[] bytes = bytes(random);
      int from = random.nextInt(bytes.length + 1);
      int to = from + random.nextInt(bytes.length - from + 1);

      int naive = from;
      while (naive < to
          && bytes[naive] != '"'
          && bytes[naive] != '\\'
          && Byte.toUnsignedInt(bytes[naive]) >= 32) {
        naive++;
      }

      assertThat(EightBytes.endOfPlain(bytes, from, to))
          .as("seed %s round %s", SEED, round)
          .isEqualTo(naive);
    }
  }

  @Test
  void backslashes_are_counted_as_a_naive_count_does() {
    var random = new SplittableRandom(SEED);
    for (int round = 0; round < 20_000; round++) {
      byte[] bytes = bytes(random);
      int from = random.nextInt(bytes.length + 1);
      int to = from + random.nextInt(bytes.length - from + 1);

      int naive = 0;
      for (int i = from; i < to; i++) {
        naive += bytes[i] == '\\' ? 1 : 0;
      }

      assertThat(EightBytes.backslashes(bytes, from, to))
          .as("seed %s round %s", SEED, round)
          .isEqualTo(naive);
    }
  }

  /** Mostly plain bytes, so that the first special one may be anywhere. */
  private static byte[] bytes(SplittableRandom random) {
    byte[] bytes = new byte[random.nextInt(40)];
    int rareness = 1 + random.nextInt(30);
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = random.nextInt(rareness) == 0 ? BYTES[random.nextInt(BYTES.length)] : (byte) 'x';
    }
    return bytes;
  }
}
