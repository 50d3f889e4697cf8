package dev.weir.local.eventsource;

import static dev.weir.local.eventsource.EventSourceFixture.at;
import static dev.weir.local.eventsource.FakeFunction.FAILED;
import static dev.weir.local.eventsource.FakeFunction.returned;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class StatusTest {
  private final EventSourceFixture source = new EventSourceFixture();

  @Test
  void a_shard_that_is_up_to_date_has_no_age() {
    var last = source.put("a").stream.put("b");
    source.run();
    assertThat(source.status().iteratorAge()).isZero();
    assertThat(source.shard().lastConfirmed()).hasValue(last);
    assertThat(source.shard().state()).isEqualTo(new ShardState.Reading());
  }

  @Test
  void a_blocked_shard_grows_old_and_says_since_when_and_why() {
    source.stream.putAt(at(10), "a");
    source.function.otherwise(_ -> FAILED);
    source.run();
    assertThat(source.status().iteratorAge()).isEqualTo(Duration.ofSeconds(50));
    assertThat(source.shard().state())
        .isInstanceOfSatisfying(
            ShardState.Retrying.class,
            retrying -> {
              assertThat(retrying.since()).isBetween(at(10), at(11));
              assertThat(retrying.failures()).isEqualTo(source.function.calls().size());
              assertThat(retrying.reason()).contains("it broke");
            });
  }

  /**
   * CloudWatch's definition:
   * https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html.
   */
  @Test
  void the_iterator_age_is_that_of_the_last_record_each_time_a_batch_is_sent() {
    source.stream.putAt(at(10), "a");
    source.stream.putAt(at(10.5), "b");
    source.function.answers(FAILED, FAILED);
    source.run();
    var expected =
        source.function.calls().stream()
            .map(call -> Duration.between(at(call.keys().contains("b") ? 10.5 : 10), call.at()))
            .toList();
    assertThat(source.iteratorAges).hasSizeGreaterThan(2).isEqualTo(expected);
  }

  @Test
  void without_an_invocation_there_is_no_iterator_age() {
    source.run();
    assertThat(source.iteratorAges).isEmpty();
  }

  @Test
  void a_shard_that_got_over_it_is_reading_again() {
    source.put("a").function.answers(FAILED, FAILED);
    source.run();
    assertThat(source.shard().state()).isEqualTo(new ShardState.Reading());
  }

  @Test
  void a_stream_that_is_away_is_named() {
    source.stream.failNextReads(1000);
    source.run();
    assertThat(source.shard().state()).isInstanceOf(ShardState.Unreadable.class);
  }

  @Test
  void a_shard_that_is_read_to_its_end_is_finished() {
    source.put("a").stream.reshard(at(1), "child", FakePolledStream.SHARD);
    source.run();
    assertThat(source.status().shards())
        .filteredOn(shard -> shard.shardId().equals(FakePolledStream.SHARD))
        .extracting(ShardStatus::state)
        .containsExactly(new ShardState.Finished());
  }

  @Test
  void records_are_counted_as_lambdas_metrics_count_them() {
    source.withDestination().with("{'MaximumRetryAttempts':1,'BatchSize':2}");
    source.with("{'FilterCriteria':{'Filters':[{'Pattern':{'partitionKey':['a','b','c']}}]}}");
    source.put("a", "b", "c", "d");
    source.function.otherwise(call -> call.keys().contains("a") ? FAILED : returned("null"));
    source.run();
    // Two invocations of a and b, given up; one of c.
    assertThat(source.status().counters()).isEqualTo(new Counters(4, 1, 5, 4, 2, 2));
  }

  @Test
  void a_throttled_batch_was_not_invoked() {
    source.put("a").function.answers(new InvocationResult.Throttled());
    source.run();
    assertThat(source.status().counters()).isEqualTo(new Counters(1, 0, 1, 0, 0, 0));
  }
}
