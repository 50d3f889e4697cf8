package dev.weir.local.eventsource;

import static dev.weir.local.eventsource.EventSourceFixture.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchingTest {
  private static final int MEBIBYTE = 1024 * 1024;
  private final EventSourceFixture source = new EventSourceFixture();

  private List<Instant> times() {
    return source.function.calls().stream().map(FakeFunction.Call::at).toList();
  }

  private void putBytes(String key, int size) {
    source.stream.put(FakePolledStream.SHARD, key, at(0), new byte[size]);
  }

  @Test
  void a_batch_holds_a_hundred_records_unless_said_otherwise() {
    for (int i = 0; i < 101; i++) {
      source.put("k" + i);
    }
    source.run();
    assertThat(source.function.keys()).extracting(List::size).containsExactly(100, 1);
  }

  @Test
  void a_batch_is_closed_by_the_batch_size() {
    source.with("{'BatchSize':2}").put("a", "b", "c", "d", "e").run();
    assertThat(source.function.keys())
        .containsExactly(List.of("a", "b"), List.of("c", "d"), List.of("e"));
  }

  @Test
  void a_batch_is_closed_by_the_payload_limit() {
    // 2 MiB are 2.67 MiB in Base64: two fit into 6 MB, three do not.
    putBytes("a", 2 * MEBIBYTE);
    putBytes("b", 2 * MEBIBYTE);
    putBytes("c", 2 * MEBIBYTE);
    source.run();
    assertThat(source.function.keys()).containsExactly(List.of("a", "b"), List.of("c"));
    assertThat(source.function.calls()).allMatch(call -> call.bytes() <= EventWriter.PAYLOAD_LIMIT);
  }

  @Test
  void the_payload_limit_closes_a_batch_before_its_window_is_over() {
    source.with("{'MaximumBatchingWindowInSeconds':30}");
    putBytes("a", 3 * MEBIBYTE);
    putBytes("b", 3 * MEBIBYTE);
    source.run();
    assertThat(source.function.keys()).containsExactly(List.of("a"), List.of("b"));
    assertThat(times()).containsExactly(at(0), at(30));
  }

  @Test
  void a_record_that_no_event_can_hold_is_given_up_and_the_shard_goes_on() {
    source.withDestination();
    putBytes("a", 10 * MEBIBYTE);
    source.put("b").run();
    assertThat(source.function.keys()).containsExactly(List.of("b"));
    assertThat(source.shard().counters().dropped()).isEqualTo(1);
    assertThat(source.discarded).hasSize(1);
  }

  @Test
  void without_a_window_records_are_delivered_as_soon_as_they_are_read() {
    source.put("a").run();
    assertThat(times()).containsExactly(at(0));
  }

  @Test
  void a_batching_window_gathers_records_until_it_is_over() {
    source.with("{'MaximumBatchingWindowInSeconds':5}").put("a");
    source.stream.putAt(at(3), "b");
    source.run();
    assertThat(source.function.keys()).containsExactly(List.of("a", "b"));
    assertThat(times()).containsExactly(at(5));
  }

  @Test
  void a_full_batch_does_not_wait_for_its_window() {
    source.with("{'MaximumBatchingWindowInSeconds':30,'BatchSize':2}").put("a", "b").run();
    assertThat(times()).containsExactly(at(0));
  }

  @Test
  void the_next_window_starts_when_the_previous_invocation_completes() {
    source.with("{'MaximumBatchingWindowInSeconds':5}").put("a");
    source.function.takes(Duration.ofSeconds(7));
    source.stream.putAt(at(6), "b");
    source.stream.putAt(at(16), "c");
    source.run();
    // 5 s of window, 7 s of invocation: the second window runs from 12 to 17.
    assertThat(times()).containsExactly(at(5), at(17));
    assertThat(source.function.keys()).containsExactly(List.of("a"), List.of("b", "c"));
  }

  @Test
  void a_window_that_ends_empty_is_followed_by_the_next() {
    source.with("{'MaximumBatchingWindowInSeconds':5}");
    source.stream.putAt(at(12), "a");
    source.run();
    assertThat(times()).containsExactly(at(15));
  }

  @Test
  void one_batch_of_a_shard_is_under_way_at_a_time() {
    source.with("{'BatchSize':1}").put("a", "b", "c");
    source.function.takes(Duration.ofSeconds(4));
    source.run();
    assertThat(times()).containsExactly(at(0), at(4), at(8));
  }
}
