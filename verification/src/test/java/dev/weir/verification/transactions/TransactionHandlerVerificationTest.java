package dev.weir.verification.transactions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TransactionHandlerVerificationTest {

  private static LongStream seeds() {
    return LongStream.rangeClosed(1, Long.getLong("weir.deliveries", 8));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void every_way_of_delivery_comes_to_the_same_end(long seed) {
    assertThat(TransactionSimulation.verifyHandler(seed)).isEmpty();
  }
}
