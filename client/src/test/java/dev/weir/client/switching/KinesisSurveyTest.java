package dev.weir.client.switching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.stream.SequenceNumber;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.GetRecordsRequest;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.kinesis.model.GetShardIteratorResponse;
import software.amazon.awssdk.services.kinesis.model.ListShardsRequest;
import software.amazon.awssdk.services.kinesis.model.ListShardsResponse;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.Shard;

class KinesisSurveyTest {

  private static final Instant NOW = Instant.parse("2026-11-30T10:00:00Z");
  private static final String ARN = "arn:aws:kinesis:us-east-1:000000000000:stream/surveyed";

  /** Shards with the arrival of each record, by number; a closed one ends after its last. */
  private static final class ScriptedStream implements KinesisClient {
    private final Map<String, List<Instant>> records = new HashMap<>();
    private final List<String> closed = new ArrayList<>();
    private int emptyAnswers;

    @Override
    public String serviceName() {
      return SERVICE_NAME;
    }

    @Override
    public void close() {
      // nothing is open
    }

    @Override
    public ListShardsResponse listShards(ListShardsRequest request) {
      // A page for each shard, as a long list has several.
      var ids = records.keySet().stream().sorted().toList();
      var at = request.nextToken() == null ? 0 : Integer.parseInt(request.nextToken());
      return ListShardsResponse.builder()
          .shards(Shard.builder().shardId(ids.get(at)).build())
          .nextToken(at + 1 < ids.size() ? Integer.toString(at + 1) : null)
          .build();
    }

    @Override
    public GetShardIteratorResponse getShardIterator(GetShardIteratorRequest request) {
      var after = Integer.parseInt(request.startingSequenceNumber());
      return GetShardIteratorResponse.builder()
          .shardIterator(request.shardId() + "/" + after)
          .build();
    }

    @Override
    public GetRecordsResponse getRecords(GetRecordsRequest request) {
      var shard = request.shardIterator().split("/", -1)[0];
      var at = Integer.parseInt(request.shardIterator().split("/", -1)[1]);
      var left = records.get(shard).size() - at;
      if (left > 0 && emptyAnswers-- > 0) {
        return GetRecordsResponse.builder()
            .nextShardIterator(request.shardIterator())
            .millisBehindLatest(1_000L)
            .build();
      }
      var answer = GetRecordsResponse.builder().millisBehindLatest(left > 1 ? 1_000L : 0L);
      if (left > 0) {
        answer.records(
            Record.builder().approximateArrivalTimestamp(records.get(shard).get(at)).build());
      }
      return left <= 1 && closed.contains(shard)
          ? answer.build()
          : answer.nextShardIterator(shard + "/" + (at + Math.min(left, 1))).build();
    }
  }

  private final ScriptedStream stream = new ScriptedStream();

  private List<Unread> survey(Map<String, Integer> applied) {
    return new KinesisSurvey(
            stream,
            () -> NOW,
            shard ->
                Optional.ofNullable(applied.get(shard.id()))
                    .map(number -> new SequenceNumber(number.toString())))
        .of(ARN).stream().map(SurveyedShard::unread).toList();
  }

  @Test
  void the_first_record_after_a_position_says_since_when_there_is_something_to_read() {
    stream.records.put("a", List.of(NOW.minusSeconds(90), NOW.minusSeconds(60)));

    assertThat(survey(Map.of("a", 1))).containsExactly(new Unread.Since(NOW.minusSeconds(60)));
  }

  @Test
  void an_empty_answer_before_the_end_is_not_the_end() {
    stream.records.put("a", List.of(NOW.minusSeconds(90), NOW.minusSeconds(60)));
    stream.emptyAnswers = 3;

    assertThat(survey(Map.of("a", 1))).containsExactly(new Unread.Since(NOW.minusSeconds(60)));
  }

  @Test
  void an_open_shard_that_is_applied_has_nothing_before_now() {
    stream.records.put("a", List.of(NOW.minusSeconds(90)));

    assertThat(survey(Map.of("a", 1))).containsExactly(new Unread.NothingBefore(NOW));
  }

  @Test
  void a_closed_shard_counts_until_its_last_record_is_applied() {
    stream.records.put("a", List.of(NOW.minusSeconds(90), NOW.minusSeconds(60)));
    stream.closed.add("a");

    assertThat(survey(Map.of("a", 1))).containsExactly(new Unread.Since(NOW.minusSeconds(60)));
    assertThat(survey(Map.of("a", 2))).containsExactly(new Unread.FinishedShard());
  }

  @Test
  void every_shard_of_every_page_is_looked_at() {
    stream.records.put("a", List.of(NOW));
    stream.records.put("b", List.of(NOW));
    stream.records.put("c", List.of());

    assertThat(survey(Map.of("a", 1)))
        .containsExactly(
            new Unread.NothingBefore(NOW), new Unread.WithoutLane(), new Unread.WithoutLane());
  }
}
