package dev.weir.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.weir.testkit.EventSourceModel.Mistakes;
import java.math.BigInteger;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** The kit on handlers that know nothing of Weir. */
class ForeignHandlerTest {

  private static final List<String> PAGES = List.of("/", "/cart", "/", "/help", "/cart", "/");

  @Test
  void a_handler_that_adds_is_caught_counting_twice() {
    // Without a redelivery it is right, all at once and one at a time: the tests that most handlers
    // have would pass.
    assertThat(verified(VisitCounter::new))
        .singleElement()
        .asString()
        .startsWith("overlapping from 0: expected {/=3, /cart=2, /help=1}");
  }

  @Test
  void a_handler_with_a_fence_is_not() {
    assertThat(verified(FencedVisitCounter::new)).isEmpty();
  }

  @Test
  void random_worlds_find_the_same_and_name_the_seed() {
    assertThat(worlds(VisitCounter::new).firstViolation(1, 20))
        .hasValueSatisfying(
            violation -> assertThat(violation).contains("Replay with -Dweir.seed="));
    assertThat(worlds(FencedVisitCounter::new).firstViolation(1, 500)).isEmpty();
  }

  @Test
  void an_event_source_that_skips_failures_breaks_a_fence_too() {
    assertThat(mistaken(new Mistakes(true, false)).firstViolation(1, 500)).isPresent();
  }

  private static List<String> verified(Function<VisitTable, RequestStreamHandler> handler) {
    return HandlerVerification.verifyHandler(
        shard(new SplittableRandom(7)),
        disturbance -> new VisitsDeployed(disturbance, handler),
        IllegalStateException::new);
  }

  private static Simulation<PageVisit> worlds(Function<VisitTable, RequestStreamHandler> handler) {
    return new Simulation<>(
        random -> List.of(shard(random)),
        disturbance -> new VisitsDeployed(disturbance, handler),
        IllegalStateException::new,
        Mistakes.NONE);
  }

  private static Simulation<PageVisit> mistaken(Mistakes mistakes) {
    return new Simulation<>(
        random -> List.of(shard(random)),
        disturbance -> new VisitsDeployed(disturbance, FencedVisitCounter::new),
        IllegalStateException::new,
        mistakes);
  }

  private static ShardModel<PageVisit> shard(SplittableRandom random) {
    var shard = new ShardModel<PageVisit>(0, BigInteger.valueOf(95));
    PAGES.forEach(page -> shard.put(new PageVisit(page), random.nextInt(3)));
    return shard;
  }
}
