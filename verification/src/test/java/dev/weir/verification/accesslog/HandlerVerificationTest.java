package dev.weir.verification.accesslog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HandlerVerificationTest {

  @ParameterizedTest
  @MethodSource("dev.weir.verification.engine.DeliveredHistories#seeds")
  void every_way_of_delivery_comes_to_the_same_end(long seed) {
    assertThat(AccessLogSimulation.verifyHandler(seed)).isEmpty();
  }
}
