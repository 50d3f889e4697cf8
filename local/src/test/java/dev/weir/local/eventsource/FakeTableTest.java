package dev.weir.local.eventsource;

import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;

/** The reader of tables' streams, on a table in memory. */
class FakeTableTest extends StreamReaderContract {
  private Instant now = EventSourceFixture.START.plusMillis(12_345);
  private FakeTable table;

  @Override
  StreamReader stream() {
    table = new FakeTable(() -> now, StreamViewType.NEW_AND_OLD_IMAGES);
    return table.reader();
  }

  @Override
  String put(String key) {
    table.put(Map.of(FakeTable.ID, fromS(key)));
    return records().getLast().sequenceNumber();
  }

  @Override
  String keyOf(PolledRecord record) {
    return EventSourceFixture.parse(record.orderKey()).path(FakeTable.ID).path("S").asText();
  }

  @Override
  String text(String key) {
    return "\"NewImage\":{\"id\":{\"S\":\"" + key + "\"}}";
  }

  @Override
  void split() {
    Assumptions.abort("The table has one shard");
  }

  @Test
  void a_number_has_22_digits_and_does_not_begin_with_zero() {
    stream();
    assertThat(put("a")).isEqualTo("1000000000000000000001");
    assertThat(put("b")).isEqualTo("1000000000000000000002");
  }

  @Test
  void an_expired_item_is_removed_by_dynamodb() {
    stream();
    put("a");
    table.expire("a");
    var event = event(records().getLast());
    assertThat(event.path("eventName").asText()).isEqualTo("REMOVE");
    assertThat(event.path("userIdentity"))
        .isEqualTo(
            EventSourceFixture.json("{'principalId':'dynamodb.amazonaws.com','type':'Service'}"));
    assertThat(event.path("dynamodb").path("OldImage").path("id").path("S").asText())
        .isEqualTo("a");
    assertThat(event.path("dynamodb").has("NewImage")).isFalse();
  }

  @Test
  void a_change_is_created_when_the_read_before_it_found_nothing_not_at_the_full_minute() {
    var stream = stream();
    var cursor = stream.open(stream.shards().getFirst().id(), new ReadPosition.TrimHorizon());
    cursor.read(10);
    table.put(Map.of(FakeTable.ID, fromS("a")));
    now = now.plus(Duration.ofSeconds(1));
    var change = cursor.read(10).records().getFirst();
    assertThat(change.arrivedAt()).isEqualTo(EventSourceFixture.START.plusMillis(12_345));
    assertThat(event(change).path("dynamodb").path("ApproximateCreationDateTime"))
        .hasToString("1.767225612E9");
  }

  private List<PolledRecord> records() {
    var reader = table.reader();
    var shard = reader.shards().getFirst().id();
    return reader.open(shard, new ReadPosition.TrimHorizon()).read(1000).records();
  }

  private static JsonNode event(PolledRecord record) {
    return EventSourceFixture.parse(new String(record.data(), StandardCharsets.UTF_8));
  }
}
