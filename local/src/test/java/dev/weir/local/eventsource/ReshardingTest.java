package dev.weir.local.eventsource;

import static dev.weir.local.eventsource.EventSourceFixture.at;
import static dev.weir.local.eventsource.FakeFunction.FAILED;
import static dev.weir.local.eventsource.FakeFunction.returned;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReshardingTest {
  private final EventSourceFixture source = new EventSourceFixture();

  private void put(String shard, String key, double second) {
    source.stream.put(shard, key, at(second), FakePolledStream.data(key));
  }

  @Test
  void a_split_shards_children_follow_it() {
    put(FakePolledStream.SHARD, "parent", 1);
    source.stream.reshard(at(2), "left", FakePolledStream.SHARD);
    source.stream.reshard(at(2), "right", FakePolledStream.SHARD);
    put("left", "l", 2);
    put("right", "r", 2);
    source.run();
    assertThat(source.function.keys())
        .startsWith(List.of("parent"))
        .containsExactlyInAnyOrder(List.of("parent"), List.of("l"), List.of("r"));
  }

  @Test
  void a_backlog_over_a_split_is_delivered_parent_first() {
    source.with("{'BatchSize':1}");
    source.stream.reshard(at(-1), "left", FakePolledStream.SHARD);
    put("left", "l", -1);
    put(FakePolledStream.SHARD, "p1", -3);
    put(FakePolledStream.SHARD, "p2", -2);
    source.run();
    assertThat(source.function.keys()).containsExactly(List.of("p1"), List.of("p2"), List.of("l"));
  }

  @Test
  void a_merged_shard_waits_for_both_parents() {
    source.stream.reshard(at(-9), "second");
    put(FakePolledStream.SHARD, "a", -5);
    put("second", "b", -5);
    source.stream.reshard(at(-1), "merged", FakePolledStream.SHARD, "second");
    put("merged", "m", -1);
    source.function.answers(FAILED, FAILED, FAILED);
    source.run();
    assertThat(source.function.keys().getLast()).containsExactly("m");
    assertThat(source.function.keys().subList(0, 5)).doesNotContain(List.of("m"));
  }

  @Test
  void a_child_waits_while_its_parents_records_fail() {
    put(FakePolledStream.SHARD, "parent", 0);
    source.stream.reshard(at(1), "child", FakePolledStream.SHARD);
    put("child", "c", 2);
    source.function.otherwise(call -> call.keys().contains("parent") ? FAILED : returned("null"));
    source.run(Duration.ofMinutes(10));
    assertThat(source.function.keys()).doesNotContain(List.of("c"));
    assertThat(source.status().shards())
        .extracting(shard -> shard.state().getClass().getSimpleName())
        .containsExactlyInAnyOrder("Retrying", "WaitingForParents");
  }

  @Test
  void a_child_whose_parent_the_stream_has_forgotten_is_read() {
    source.stream.reshard(at(-1), "child", FakePolledStream.SHARD);
    source.stream.expire(FakePolledStream.SHARD);
    put("child", "c", 0);
    source.run();
    assertThat(source.function.keys()).containsExactly(List.of("c"));
  }

  @Test
  void grandchildren_follow_in_turn() {
    put(FakePolledStream.SHARD, "a", -9);
    source.stream.reshard(at(-8), "child", FakePolledStream.SHARD);
    put("child", "b", -7);
    source.stream.reshard(at(-6), "grandchild", "child");
    put("grandchild", "c", -5);
    source.run();
    assertThat(source.function.keys()).containsExactly(List.of("a"), List.of("b"), List.of("c"));
  }

  @Test
  void a_new_shard_is_found_without_any_that_ends() {
    source.stream.reshard(at(20), "new");
    put("new", "n", 21);
    source.run();
    assertThat(source.function.keys()).containsExactly(List.of("n"));
  }
}
