package dev.weir.verification.market;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.CommitResult;
import dev.weir.market.risk.decide.StoredRisk;
import dev.weir.stream.UnavailableException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

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
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void decisions_of_held_groups_rest_on_every_change_in_every_way_of_delivery(long seed) {
    assertThat(FunctionsOfTheMarket.verifyHeldRisk(seed, MarketVariant.RIGHT)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void a_change_that_is_lost_with_a_failed_write_is_found_where_groups_are_held(long seed) {
    var losing =
        MarketVariant.RIGHT.withRisk(
            (_, ports) ->
                MistakenPorts.withCommit(
                    ports,
                    decision -> {
                      try {
                        return ports.risks().commit(decision);
                      } catch (UnavailableException e) {
                        return new CommitResult.Committed<>(StoredRisk.after(decision));
                      }
                    }));
    assertThat(FunctionsOfTheMarket.verifyHeldRisk(seed, losing)).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("dev.weir.verification.engine.DeliveredHistories#seeds")
  void results_are_the_same_in_every_way_of_delivery(long seed) {
    assertThat(FunctionsOfTheMarket.verifyDelivery(seed)).isEmpty();
  }
}
