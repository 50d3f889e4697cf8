package dev.weir.verification.market;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each function alone, in every way of delivery. */
class MarketHandlerVerificationTest {

  @ParameterizedTest
  @MethodSource("dev.weir.verification.engine.DeliveredHistories#seeds")
  void marks_come_to_the_same_end_in_every_way_of_delivery(long seed) {
    assertThat(FunctionsOfTheMarket.verifyMarks(seed)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("dev.weir.verification.engine.DeliveredHistories#seeds")
  void decisions_come_to_the_same_end_in_every_way_of_delivery(long seed) {
    assertThat(FunctionsOfTheMarket.verifyRisk(seed)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("dev.weir.verification.engine.DeliveredHistories#seeds")
  void what_is_delivered_is_the_same_in_every_way_of_delivery(long seed) {
    assertThat(FunctionsOfTheMarket.verifyDelivery(seed)).isEmpty();
  }
}
