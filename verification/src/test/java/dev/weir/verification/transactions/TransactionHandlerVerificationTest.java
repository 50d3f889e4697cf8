package dev.weir.verification.transactions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TransactionHandlerVerificationTest {

  @ParameterizedTest
  @MethodSource("dev.weir.verification.engine.DeliveredHistories#seeds")
  void every_way_of_delivery_comes_to_the_same_end(long seed) {
    assertThat(TransactionSimulation.verifyHandler(seed)).isEmpty();
  }
}
