package dev.weir.verification.engine;

import java.util.stream.LongStream;

/** The histories that the tests of each pipeline deliver in every way. */
public final class DeliveredHistories {

  private DeliveredHistories() {}

  /**
   * Their seeds: {@code -Dweir.deliveries} of them, by default twice as many as {@code
   * EngineMutationsTest} needs to find every mistake.
   */
  public static LongStream seeds() {
    return LongStream.rangeClosed(1, Long.getLong("weir.deliveries", 4));
  }
}
