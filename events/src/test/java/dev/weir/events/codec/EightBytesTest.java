package dev.weir.events.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.property.FaultyCode;
import dev.weir.property.PlantedFault;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EightBytesTest {

  private static final long SEED = 17;
  private static final byte[] BYTES = {'\n', '"', '\\', 0, 'a', -128, -1, -36};
  private static final int ROUNDS = 20_000;

  static Stream<PlantedFault> faults() {
    return Stream.of(
        new PlantedFault(
            "the search for a byte stops seven bytes early",
            "EightBytes",
            "for (; at < to; at++) {\n      if (bytes[at] == wanted) {",
            "for (; at < to - 7; at++) {\n      if (bytes[at] == wanted) {"),
        new PlantedFault(
            "the search for a byte reads beyond the text",
            "EightBytes",
            "for (; at <= to - Long.BYTES; at += Long.BYTES) {\n      int found",
            "for (; at <= to; at += Long.BYTES) {\n      int found"),
        new PlantedFault(
            "control characters are not seen among 32 bytes",
            "EightBytes",
            "return (eight - SPACES) |",
            "return"),
        new PlantedFault(
            "a colon is a digit",
            "EightBytes",
            " && ((eight + BEYOND_NINE) & HIGH_HALVES) == ZEROES;",
            ";"));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void a_planted_fault_is_found(PlantedFault fault) throws Exception {
    var code =
        FaultyCode.with(
            fault,
            Path.of("src/main/java/dev/weir/events/codec"),
            "dev.weir.events.codec.EightBytes");

    assertThat(isFound(code)).isTrue();
  }

  private static boolean isFound(FaultyCode code) throws ReflectiveOperationException {
    try {
      Class<?>[] types = {long.class, int.class};
      var found = code.call(EightBytesChecks.class, "difference", types, SEED, ROUNDS);
      return ((Optional<?>) found).isPresent();
    } catch (InvocationTargetException e) {
      return e.getCause() instanceof IndexOutOfBoundsException;
    }
  }

  @Test
  void every_search_finds_the_byte_that_looking_at_each_finds() {
    assertThat(EightBytesChecks.difference(SEED, ROUNDS)).isEmpty();
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
