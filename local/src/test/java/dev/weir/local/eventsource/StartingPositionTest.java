package dev.weir.local.eventsource;

import static dev.weir.local.eventsource.EventSourceFixture.START;
import static dev.weir.local.eventsource.EventSourceFixture.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class StartingPositionTest {
  private final EventSourceFixture source = new EventSourceFixture();

  @Test
  void trim_horizon_begins_at_the_oldest_record() {
    source.stream.putAt(START.minusSeconds(3600), "old");
    source.put("new").run();
    assertThat(source.function.keys()).containsExactly(List.of("old", "new"));
  }

  @Test
  void latest_begins_after_the_newest_record() {
    source.with("{'StartingPosition':'LATEST'}").put("old").begin();
    source.stream.putAt(at(0.1), "new");
    source.run();
    assertThat(source.function.keys()).containsExactly(List.of("new"));
  }

  @Test
  void latest_loses_nothing_when_its_first_reads_fail() {
    source.with("{'StartingPosition':'LATEST'}").put("old");
    source.stream.putAt(at(0.1), "new");
    source.stream.failNextReads(4);
    source.run();
    assertThat(source.function.keys().getLast()).contains("new");
  }

  @Test
  void latest_reads_nothing_of_a_shard_that_was_closed_before() {
    source.with("{'StartingPosition':'LATEST'}").put("old");
    source.stream.reshard(START, "child", FakePolledStream.SHARD);
    source.begin();
    source.stream.put("child", "new", at(1), FakePolledStream.data("new"));
    source.run();
    assertThat(source.function.keys()).containsExactly(List.of("new"));
  }

  @Test
  void latest_reads_all_of_a_shard_that_comes_of_a_later_resharding() {
    source.with("{'StartingPosition':'LATEST'}").begin();
    source.stream.putAt(at(1), "parent");
    source.stream.reshard(at(2), "child", FakePolledStream.SHARD);
    source.stream.put("child", "first of child", at(2), FakePolledStream.data("c"));
    source.run();
    assertThat(source.function.keys())
        .containsExactly(List.of("parent"), List.of("first of child"));
  }

  @Test
  void at_timestamp_begins_at_the_first_record_that_arrived_then_or_later() {
    source.with(
        "{'StartingPosition':'AT_TIMESTAMP','StartingPositionTimestamp':%d.5}"
            .formatted(START.getEpochSecond()));
    source.stream.putAt(at(0.4), "before");
    source.stream.putAt(at(0.5), "then");
    source.stream.putAt(at(0.6), "later");
    source.run(Duration.ofSeconds(5));
    assertThat(source.function.keys()).containsExactly(List.of("then", "later"));
  }
}
