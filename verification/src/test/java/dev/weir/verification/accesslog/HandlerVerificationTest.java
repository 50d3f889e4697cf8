package dev.weir.verification.accesslog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HandlerVerificationTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void every_way_of_delivery_comes_to_the_same_end(long seed) {
    assertThat(AccessLogSimulation.verifyHandler(seed)).isEmpty();
  }
}
