package dev.weir.local.eventsource;

import static dev.weir.local.eventsource.EventSourceFixture.STREAM;
import static dev.weir.local.eventsource.EventSourceFixture.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DeliveryTest {
  /** From an announcement to the read, in seconds. */
  private static final double PUSH = 0.025;

  private final EventSourceFixture source = new EventSourceFixture();

  @Test
  void records_are_delivered_in_order_in_one_batch() {
    source.put("a", "b", "c").run();
    assertThat(source.function.keys()).containsExactly(List.of("a", "b", "c"));
  }

  @Test
  void what_arrives_later_is_delivered_too() {
    source.put("a");
    source.stream.putAt(at(5), "b");
    source.run();
    assertThat(source.function.keys()).containsExactly(List.of("a"), List.of("b"));
  }

  @Test
  void it_goes_on_where_it_was_left() {
    source.put("a").run(Duration.ofSeconds(5));
    source.put("b").run(Duration.ofSeconds(5));
    assertThat(source.function.keys()).containsExactly(List.of("a"), List.of("b"));
  }

  @Test
  void the_event_is_lambdas() {
    var number =
        source.stream.put(
            FakePolledStream.SHARD, "1", at(0.987), "Hello".getBytes(StandardCharsets.UTF_8));
    source.run();
    var expected =
        """
        {'Records':[{
          'kinesis':{
            'kinesisSchemaVersion':'1.0',
            'partitionKey':'1',
            'sequenceNumber':'%s',
            'data':'SGVsbG8=',
            'approximateArrivalTimestamp':1767225600.987},
          'eventSource':'aws:kinesis',
          'eventVersion':'1.0',
          'eventID':'shardId-000000000000:%s',
          'eventName':'aws:kinesis:record',
          'invokeIdentityArn':'arn:aws:iam::123456789012:role/weir-local',
          'awsRegion':'eu-west-1',
          'eventSourceARN':'%s'}]}
        """
            .formatted(number, number, STREAM);
    assertThat(source.function.calls().getFirst().event())
        .isEqualTo(EventSourceFixture.json(expected));
  }

  @Test
  void a_consumer_is_named_as_the_events_source() {
    var consumer = STREAM + "/consumer/reader:1";
    source.with("{'EventSourceArn':'" + consumer + "'}").put("a").run();
    var record = source.function.calls().getFirst().event().path("Records").get(0);
    assertThat(record.path("eventSourceARN").asText()).isEqualTo(consumer);
  }

  @Test
  void a_batch_is_of_one_shard() {
    source.stream.reshard(Instant.EPOCH, "shardId-000000000001");
    source.stream.put("shardId-000000000001", "other", at(0), FakePolledStream.data("other"));
    source.put("a").run();
    assertThat(source.function.keys()).containsExactlyInAnyOrder(List.of("a"), List.of("other"));
  }

  @Test
  void a_stream_is_polled_once_a_second() {
    source.run(Duration.ofSeconds(10));
    assertThat(source.stream.reads()).containsExactlyElementsOf(seconds(0, 9));
  }

  @Test
  void a_consumer_is_read_shortly_after_records_are_announced() {
    consumer().announcedAt(at(1.01)).stream.putAt(at(1.01), "a");
    assertThat(source.run().function.calls().getFirst().at()).isEqualTo(at(1.01 + PUSH));
  }

  @Test
  void a_record_that_is_announced_while_the_consumer_is_being_read_is_not_missed() {
    // The read begins before the record arrives, returns nothing, and answers after it.
    consumer().stream.takes(source.time, Duration.ofMillis(20));
    source.announcedAt(at(0.01)).stream.putAt(at(0.01), "a");
    source.run();
    assertThat(source.function.calls().getFirst().at()).isEqualTo(at(0.02 + PUSH + 0.02));
  }

  @Test
  void many_announcements_make_one_read() {
    consumer();
    IntStream.range(0, 20).forEach(i -> source.announcedAt(at(1.01 + i / 1000.0)));
    source.run(Duration.ofMillis(1_100));
    assertThat(source.stream.reads()).filteredOn(at -> at.isAfter(at(1.01))).hasSize(1);
  }

  @Test
  void a_consumer_is_polled_like_a_stream_for_records_that_nobody_announced() {
    consumer().stream.putAt(at(1.01), "a");
    assertThat(source.run().function.calls().getFirst().at()).isEqualTo(at(2));
  }

  @Test
  void a_stream_without_a_consumer_is_polled_once_a_second_whatever_is_announced() {
    source.announcedAt(at(1.01)).announcedAt(at(4.5)).run(Duration.ofSeconds(10));
    assertThat(source.stream.reads()).containsExactlyElementsOf(seconds(0, 9));
  }

  private EventSourceFixture consumer() {
    return source.with("{'EventSourceArn':'" + STREAM + "/consumer/reader:1'}");
  }

  @Test
  void a_shard_is_read_until_it_is_empty_though_it_reports_no_lag() {
    source.with("{'BatchSize':10000}");
    IntStream.range(0, 25_000).forEach(i -> source.stream.put("k" + i));
    source.run(Duration.ofMillis(900));
    assertThat(source.shard().counters().invoked()).isEqualTo(25_000);
  }

  @Test
  void a_stream_that_can_not_be_read_is_read_on_from_where_it_was() {
    source.put("a").run(Duration.ofSeconds(5));
    source.stream.failNextReads(3);
    source.put("b").run();
    assertThat(source.function.keys()).containsExactly(List.of("a"), List.of("b"));
  }

  private static List<Instant> seconds(int from, int to) {
    return IntStream.rangeClosed(from, to).mapToObj(EventSourceFixture::at).toList();
  }
}
