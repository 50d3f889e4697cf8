package dev.weir.client.archive;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.events.framing.SchemaIds;
import dev.weir.events.market.PulseJson;
import dev.weir.events.market.Tick;
import dev.weir.events.market.TickAvro;
import dev.weir.events.market.TickJson;
import dev.weir.stream.KinesisRecord;
import dev.weir.stream.SequenceNumber;
import dev.weir.stream.Shard;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExportedTicksTest {

  private static final Instant ARRIVAL = Instant.parse("2026-11-23T14:30:00.250Z");
  private static final Shard SHARD = new Shard("shardId-000000000001");

  private static Tick tick(String session, long sequence) {
    return new Tick(
        "AAPL",
        "XNAS",
        session,
        sequence,
        new BigDecimal("101.25"),
        Optional.empty(),
        Optional.of(new BigDecimal("101.30")),
        Optional.empty(),
        ARRIVAL.minusMillis(40));
  }

  private static List<JsonNode> exported(byte[] data, String partitionKey) {
    var record = new KinesisRecord(new SequenceNumber("17"), partitionKey, ARRIVAL, data);
    var lines = new ArrayList<JsonNode>();
    RecordLines.ticks(SchemaIds.NONE, "us-east-1").of(record, SHARD, line -> lines.add(read(line)));
    return lines;
  }

  private static JsonNode read(String line) {
    try {
      return new ObjectMapper().readTree(line);
    } catch (JsonProcessingException e) {
      throw new AssertionError("not JSON: " + line, e);
    }
  }

  private static Tick tickOf(JsonNode line) {
    var bytes = line.path("tick").toString().getBytes(StandardCharsets.UTF_8);
    return TickJson.read(bytes, 0, bytes.length);
  }

  private static byte[] lines(byte[]... lines) {
    var text = new StringBuilder();
    for (var line : lines) {
      text.append(new String(line, StandardCharsets.UTF_8)).append('\n');
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void each_tick_of_a_record_is_a_line_with_its_place() {
    var one = tick("2026-11-23", 4);
    var other = tick("2026-11-23", 5);
    var found = exported(lines(TickJson.write(one), TickJson.write(other)), "AAPL");

    assertThat(found).extracting(ExportedTicksTest::tickOf).containsExactly(one, other);
    assertThat(found)
        .allSatisfy(
            line -> {
              assertThat(line.path("shard").asText()).isEqualTo(SHARD.id());
              assertThat(line.path("sequenceNumber").asText()).isEqualTo("17");
              assertThat(line.path("arrivedAt").asText()).isEqualTo(ARRIVAL.toString());
            });
    assertThat(found).extracting(line -> line.path("line").asInt()).containsExactly(0, 1);
  }

  @Test
  void a_tick_of_a_session_that_is_not_declared_today_is_exported() {
    var named = tick("EVENING-AUCTION", 1);
    assertThat(exported(TickJson.write(named), "AAPL"))
        .extracting(ExportedTicksTest::tickOf)
        .containsExactly(named);
  }

  @Test
  void a_pulse_is_a_line_that_says_so() {
    assertThat(exported(PulseJson.write(), PulseJson.PARTITION_KEY))
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.path("pulse").asBoolean()).isTrue();
              assertThat(line.path("sequenceNumber").asText()).isEqualTo("17");
              assertThat(line.has("tick")).isFalse();
            });
  }

  @Test
  void a_tick_in_avro_is_exported_as_json() {
    var tick = tick("2026-11-23", 9);
    assertThat(exported(TickAvro.write(tick), "AAPL"))
        .extracting(ExportedTicksTest::tickOf)
        .containsExactly(tick);
  }

  @Test
  void what_the_function_rejects_has_the_reason_and_its_bytes() {
    var text = "{\"symbol\":\"AAPL\"}";
    assertThat(exported(text.getBytes(StandardCharsets.UTF_8), "AAPL"))
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.path("rejected").asText()).isEqualTo("MISSING_FIELD");
              assertThat(line.path("text").asText()).isEqualTo(text);
            });
    assertThat(exported(TickJson.write(tick("2026-11-23", 1)), "MSFT"))
        .singleElement()
        .satisfies(
            line -> assertThat(line.path("rejected").asText()).isEqualTo("WRONG_PARTITION_KEY"));
  }
}
