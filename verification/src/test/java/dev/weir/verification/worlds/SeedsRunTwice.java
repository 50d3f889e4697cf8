package dev.weir.verification.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

/**
 * The same seed gives the same world. To be shown with a mistake planted, because worlds that all
 * end right say nothing.
 */
public final class SeedsRunTwice {

  private static final int SEEDS = 20;

  private SeedsRunTwice() {}

  /** Runs twenty seeds from a first one twice. */
  public static void endAlike(long first, LongFunction<List<String>> violations) {
    endAlike(first, violations, violations);
  }

  /** Runs twenty seeds from a first one, in one simulation and then in another one. */
  public static void endAlike(
      long first, LongFunction<List<String>> once, LongFunction<List<String>> again) {
    var worlds = seeds(first).mapToObj(once).toList();
    assertThat(worlds).anySatisfy(violations -> assertThat(violations).isNotEmpty());
    assertThat(seeds(first).mapToObj(again)).containsExactlyElementsOf(worlds);
  }

  private static LongStream seeds(long first) {
    return LongStream.range(first, first + SEEDS);
  }
}
