package dev.weir.local.eventsource;

import static dev.weir.local.eventsource.EventSourceFixture.STREAM;
import static dev.weir.local.eventsource.EventSourceFixture.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;

class PollingTest {
  /** From an announcement to the read, in seconds. */
  private static final double PUSH = 0.025;

  private static final String OTHER_SHARD = "shardId-000000000001";

  private final EventSourceFixture source = new EventSourceFixture();

  /** Returns the reads of an empty table's only shard in ten seconds; one more is at the start. */
  private int readsOfATable(Polling polling, double... announcements) {
    source.polling = polling;
    for (double time : announcements) {
      source.announcedAt(at(time));
    }
    var table = new FakeTable(source.time::now, StreamViewType.NEW_IMAGE);
    source.reading(table).run(Duration.ofSeconds(10));
    return table.reads() - 1;
  }

  private List<Instant> readsOfAStream(Polling polling) {
    source.polling = polling;
    source.run(Duration.ofSeconds(10));
    return source.stream.reads();
  }

  private EventSourceFixture consumer() {
    return source.with("{'EventSourceArn':'" + STREAM + "/consumer/reader:1'}");
  }

  @Test
  void a_table_is_read_four_times_per_second_as_lambda_does() {
    assertThat(readsOfATable(Polling.LAMBDA)).isBetween(39, 40);
  }

  @Test
  void nothing_is_read_often_if_all_records_are_announced_and_none_is() {
    assertThat(readsOfATable(Polling.ANNOUNCED)).isBetween(1, 2);
  }

  @Test
  void a_table_is_read_at_its_next_poll_when_changes_are_announced() {
    assertThat(readsOfATable(Polling.ANNOUNCED, 1.001, 1.2, 1.24)).isBetween(2, 3);
  }

  @Test
  void an_eager_source_reads_a_table_shortly_after_changes_are_announced() {
    assertThat(readsOfATable(Polling.EAGER, 1.001, 1.1, 1.2, 1.21)).isBetween(4, 5);
  }

  @Test
  void a_stream_is_read_at_its_next_poll_when_records_are_announced() {
    source.announcedAt(at(0.3)).announcedAt(at(0.4)).announcedAt(at(8.2));
    assertThat(readsOfAStream(Polling.ANNOUNCED)).containsExactly(at(0), at(1), at(6), at(8.2));
  }

  @Test
  void records_that_nobody_announced_are_read_within_five_seconds() {
    source.polling = Polling.ANNOUNCED;
    source.stream.putAt(at(0.1), "a");
    source.run();
    assertThat(source.function.calls().getFirst().at()).isEqualTo(at(5));
  }

  @Test
  void only_the_shard_that_has_the_records_is_read() {
    source.polling = Polling.ANNOUNCED;
    source.stream.reshard(Instant.EPOCH, OTHER_SHARD);
    consumer().announcedAt(at(1), Set.of(OTHER_SHARD)).run(Duration.ofSeconds(3));
    assertThat(source.stream.reads()).filteredOn(at -> at.isAfter(at(0))).hasSize(1);
  }

  @Test
  void all_shards_are_read_if_the_one_that_has_the_records_is_not_known_yet() {
    source.polling = Polling.ANNOUNCED;
    source.stream.reshard(Instant.EPOCH, OTHER_SHARD);
    consumer().announcedAt(at(1), Set.of("shardId-000000000007")).run(Duration.ofSeconds(3));
    assertThat(source.stream.reads()).filteredOn(at -> at.isAfter(at(0))).hasSize(2);
  }

  @Test
  void a_stream_is_read_again_after_its_interval_when_it_had_few_records() {
    source.put("a");
    assertThat(readsOfAStream(Polling.ANNOUNCED)).containsExactly(at(0), at(1), at(6));
  }

  @Test
  void a_consumer_with_a_steady_flow_of_records_is_read_once_for_each() {
    source.polling = Polling.ANNOUNCED;
    consumer();
    for (int i = 0; i < 10; i++) {
      source.announcedAt(at(1 + i / 10.0)).stream.putAt(at(1 + i / 10.0), "k" + i);
    }
    source.run(Duration.ofMillis(1_990));
    assertThat(source.stream.reads()).hasSize(11);
    assertThat(source.function.calls().getLast().at()).isEqualTo(at(1.9 + PUSH));
  }
}
