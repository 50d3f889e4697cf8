package dev.weir.local.eventsource;

import static dev.weir.local.eventsource.EventSourceFixture.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.property.Property;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Properties that hold for all answers of the function. */
@Tag("long")
class EventSourcePropertiesTest {
  private static final Duration LONG = Duration.ofMinutes(30);

  /** A mapping, its records, and a function that fails at random for a while. */
  private EventSourceFixture source(SplittableRandom random, String more) {
    var source =
        new EventSourceFixture()
            .with("{'BatchSize':%d}".formatted(random.nextInt(1, 12)))
            .with("{'BisectBatchOnFunctionError':%s}".formatted(random.nextBoolean()))
            .with("{'MaximumBatchingWindowInSeconds':%d}".formatted(random.nextInt(3)))
            .with("{'FunctionResponseTypes':['ReportBatchItemFailures']}")
            .with(more);
    for (int i = 0; i < 60; i++) {
      source.stream.putAt(START.plusMillis(i * 97L), "key" + random.nextInt(9));
    }
    source.function.otherwise(call -> answer(call, random));
    return source;
  }

  private static InvocationResult answer(FakeFunction.Call call, SplittableRandom random) {
    if (call.at().isAfter(START.plusSeconds(600))) {
      return FakeFunction.returned("{}");
    }
    return switch (random.nextInt(6)) {
      case 0 -> FakeFunction.FAILED;
      case 1 -> new InvocationResult.Throttled();
      case 2 -> FakeFunction.returned("{\"batchItemFailures\":[{\"itemIdentifier\":\"\"}]}");
      case 3 -> FakeFunction.stoppedAt(any(call.sequenceNumbers(), random));
      default -> FakeFunction.returned("null");
    };
  }

  private static String any(List<String> values, SplittableRandom random) {
    return values.get(random.nextInt(values.size()));
  }

  private static List<String> firstDeliveries(EventSourceFixture source) {
    var seen = new HashSet<String>();
    var order = new ArrayList<String>();
    for (var call : source.function.calls()) {
      call.sequenceNumbers().stream().filter(seen::add).forEach(order::add);
    }
    return order;
  }

  @Test
  void every_record_is_delivered_and_first_in_order() {
    Property.holds(
        100,
        draw -> {
          var seed = draw.seed();
          var source = source(new SplittableRandom(seed), "{}");
          source.run(LONG);
          var order = firstDeliveries(source);
          assertThat(order).hasSize(60).isSorted();
          assertThat(source.shard().lastConfirmed()).hasValue(order.getLast());
          assertThat(source.shard().oldestOpen()).isEmpty();
        });
  }

  @Test
  void with_lanes_every_record_is_delivered_and_first_in_its_keys_order() {
    Property.holds(
        100,
        draw -> {
          var seed = draw.seed();
          var factor = draw.integer(2, 10);
          var source =
              source(new SplittableRandom(seed), "{'ParallelizationFactor':" + factor + "}");
          source.run(LONG);
          var perKey = new HashMap<String, List<String>>();
          var seen = new HashSet<String>();
          for (var call : source.function.calls()) {
            for (int i = 0; i < call.keys().size(); i++) {
              if (seen.add(call.sequenceNumbers().get(i))) {
                perKey
                    .computeIfAbsent(call.keys().get(i), _ -> new ArrayList<>())
                    .add(call.sequenceNumbers().get(i));
              }
            }
          }
          assertThat(seen).hasSize(60);
          assertThat(perKey.values()).allSatisfy(numbers -> assertThat(numbers).isSorted());
          assertThat(source.shard().lastConfirmed()).hasValue(Collections.max(seen));
        });
  }

  @Test
  void with_few_retries_every_record_is_done_or_given_up() {
    Property.holds(
        100,
        draw -> {
          var seed = draw.seed();
          var retries = draw.integer(0, 3);
          var source =
              source(new SplittableRandom(seed), "{'MaximumRetryAttempts':" + retries + "}")
                  .withDestination();
          source.run(LONG);
          var counters = source.status().counters();
          assertThat(counters.polled()).isEqualTo(60);
          assertThat(source.shard().oldestOpen()).isEmpty();
          assertThat(source.discarded.stream().mapToInt(gone -> gone.batch().size()).sum())
              .isEqualTo((int) counters.dropped());
          assertThat(counters.delivered()).isEqualTo(counters.dropped());
        });
  }
}
