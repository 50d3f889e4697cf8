package dev.weir.local.eventsource;

import static dev.weir.local.eventsource.EventSourceFixture.FUNCTION;
import static dev.weir.local.eventsource.EventSourceFixture.START;
import static dev.weir.local.eventsource.EventSourceFixture.STREAM;
import static dev.weir.local.eventsource.EventSourceFixture.at;
import static dev.weir.local.eventsource.FakeFunction.FAILED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FailureRecordTest {
  private final EventSourceFixture source = new EventSourceFixture().withDestination();

  private FailureRecord exhausted() {
    source.function.otherwise(_ -> FAILED);
    source.with("{'MaximumRetryAttempts':1}").run();
    assertThat(source.discarded).hasSize(1);
    return source.discarded.getFirst();
  }

  @Test
  void it_says_which_records_were_given_up_after_their_retries() {
    var first = source.stream.putAt(START, "a");
    var last = source.stream.putAt(START, "b");
    var record = exhausted();
    var expected =
        """
        {'requestContext':{
           'requestId':'%s',
           'functionArn':'%s',
           'condition':'RetryAttemptsExhausted',
           'approximateInvokeCount':2},
         'responseContext':{
           'statusCode':200,
           'executedVersion':'$LATEST',
           'functionError':'Unhandled'},
         'version':'1.0',
         'timestamp':'%s',
         'KinesisBatchInfo':{
           'shardId':'shardId-000000000000',
           'startSequenceNumber':'%s',
           'endSequenceNumber':'%s',
           'approximateArrivalOfFirstRecord':'2026-01-01T00:00:00.000Z',
           'approximateArrivalOfLastRecord':'2026-01-01T00:00:00.000Z',
           'batchSize':2,
           'streamArn':'%s'}}
        """
            .formatted(FakeFunction.REQUEST, FUNCTION, record.at(), first, last, STREAM);
    assertThat(EventSourceFixture.parse(record.document()))
        .isEqualTo(EventSourceFixture.json(expected));
  }

  @Test
  void for_a_queue_and_a_topic_it_carries_no_data() {
    source.put("a");
    assertThat(exhausted().document()).doesNotContain("data", "payload");
  }

  @Test
  void records_that_were_too_old_come_with_no_response() {
    source.stream.putAt(START.minusSeconds(100), "old");
    source.with("{'MaximumRecordAgeInSeconds':60}").run();
    var document = EventSourceFixture.parse(source.discarded.getFirst().document());
    assertThat(document.path("requestContext").path("condition").asText())
        .isEqualTo("RecordAgeExceeded");
    assertThat(document.has("responseContext")).isFalse();
    assertThat(document.path("requestContext").path("approximateInvokeCount").asInt()).isEqualTo(1);
    assertThat(document.path("requestContext").path("requestId").asText()).hasSize(36);
  }

  @Test
  void a_consumers_records_name_the_stream() {
    source.with("{'EventSourceArn':'" + STREAM + "/consumer/reader:1'}").put("a");
    var info = EventSourceFixture.parse(exhausted().document()).path("KinesisBatchInfo");
    assertThat(info.path("streamArn").asText()).isEqualTo(STREAM);
  }

  @Test
  void for_a_bucket_it_carries_the_whole_event_as_a_string() {
    source.put("a", "b");
    var record = exhausted();
    var payload = EventSourceFixture.parse(record.documentWithPayload()).path("payload");
    assertThat(payload.isTextual()).isTrue();
    assertThat(EventSourceFixture.parse(payload.textValue()))
        .isEqualTo(source.function.calls().getFirst().event());
  }

  @Test
  void a_buckets_key_contains_mapping_shard_and_time() {
    var batch = PolledBatch.fresh(List.of());
    var record =
        new FailureRecord(
            source.settings(),
            new KinesisEventFormat(STREAM),
            FakePolledStream.SHARD,
            batch,
            BatchQueueStep.DiscardCondition.RECORD_AGE_EXCEEDED,
            at(3723.5));
    var id = UUID.fromString("00000000-0000-0000-0000-000000000001");
    assertThat(S3FailureDestination.key(record, id))
        .isEqualTo(
            "aws/lambda/14e0db71-5d35-4eb5-b481-8945cf9d10c2/shardId-000000000000/2026/01/01/"
                + "2026-01-01T01.02.03-00000000-0000-0000-0000-000000000001");
  }

  @Test
  void a_destination_that_is_away_loses_the_record_and_the_shard_goes_on() {
    source.discarded.clear();
    source.put("a").with("{'MaximumRetryAttempts':0,'BatchSize':1}");
    source.destination =
        _ -> {
          throw new IllegalStateException("no queue");
        };
    source.function.answers(FAILED);
    source.put("b").run();
    assertThat(source.function.keys().getLast()).containsExactly("b");
    assertThat(source.shard().counters().dropped()).isEqualTo(1);
    assertThat(source.shard().counters().delivered()).isZero();
  }
}
