package dev.weir.local.eventsource;

import static dev.weir.local.eventsource.EventSourceFixture.at;
import static dev.weir.local.eventsource.FakeFunction.FAILED;
import static dev.weir.local.eventsource.FakeFunction.returned;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ParallelizationTest {
  private final EventSourceFixture source =
      new EventSourceFixture().with("{'ParallelizationFactor':4}");

  /** Keys of four different lanes: the hash of a letter is its code. */
  private static final List<String> LANES = List.of("d", "e", "f", "g");

  @Test
  void as_many_batches_of_a_shard_are_under_way_as_the_factor_says() {
    source.with("{'BatchSize':1}").put("d", "e", "f", "g", "d", "e", "f", "g");
    source.function.takes(Duration.ofSeconds(3));
    source.run();
    assertThat(source.function.calls().stream().filter(call -> call.at().equals(at(0)))).hasSize(4);
    assertThat(source.function.calls().stream().filter(call -> call.at().equals(at(3)))).hasSize(4);
  }

  @Test
  void order_holds_per_partition_key() {
    var sent = new HashMap<String, List<String>>();
    for (int i = 0; i < 200; i++) {
      var key = "k" + i % 17;
      sent.computeIfAbsent(key, _ -> new ArrayList<>()).add(source.stream.put(key));
    }
    source.with("{'BatchSize':7}").run();
    var received = new HashMap<String, List<String>>();
    for (var call : source.function.calls()) {
      for (int i = 0; i < call.keys().size(); i++) {
        received
            .computeIfAbsent(call.keys().get(i), _ -> new ArrayList<>())
            .add(call.sequenceNumbers().get(i));
      }
    }
    assertThat(received).isEqualTo(sent);
  }

  @Test
  void a_batch_holds_no_key_of_another_lane() {
    IntStream.range(0, 3).forEach(_ -> source.put("d", "e", "f", "g"));
    source.run();
    assertThat(source.function.keys())
        .containsExactlyInAnyOrderElementsOf(
            LANES.stream().map(key -> List.of(key, key, key)).toList());
  }

  @Test
  void a_lane_that_fails_holds_up_no_other() {
    source.function.otherwise(call -> call.keys().contains("d") ? FAILED : returned("null"));
    source.with("{'BatchSize':1}").put("d", "e", "f", "g", "e").run();
    assertThat(source.function.keys()).contains(List.of("g"));
    assertThat(source.function.keys().stream().filter(List.of("e")::equals)).hasSize(2);
  }

  @Test
  void the_checkpoint_stands_before_the_first_record_that_is_not_done() {
    var first = source.stream.put("e");
    source.function.otherwise(call -> call.keys().contains("d") ? FAILED : returned("null"));
    source.put("d", "f", "g").run();
    assertThat(source.shard().lastConfirmed()).hasValue(first);
  }

  @Test
  void the_checkpoint_moves_over_what_other_lanes_have_done_meanwhile() {
    source.put("d", "e", "f");
    var last = source.stream.put("g");
    source.function.answers(FAILED);
    source.run();
    assertThat(source.shard().lastConfirmed()).hasValue(last);
  }
}
