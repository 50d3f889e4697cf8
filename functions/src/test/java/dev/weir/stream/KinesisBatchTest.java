package dev.weir.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KinesisBatchTest {

  private static final String ARN = "arn:aws:kinesis:eu-west-1:123456789012:stream/access-logs";

  private static final String RECORD =
      """
      {"kinesis":{"kinesisSchemaVersion":"1.0","partitionKey":"k","sequenceNumber":"49590338271490256608559692538361571095921575989136588898","data":"SGVsbG8=","approximateArrivalTimestamp":1545084650.987},"eventSource":"aws:kinesis","eventVersion":"1.0","eventID":"shardId-000000000006:49590338271490256608559692538361571095921575989136588898","eventName":"aws:kinesis:record","invokeIdentityArn":"arn:aws:iam::123456789012:role/r","awsRegion":"eu-west-1","eventSourceARN":"arn:aws:kinesis:eu-west-1:123456789012:stream/access-logs"}\
      """;

  @Test
  void an_event_of_lambda_is_read() throws IOException {
    KinesisBatch batch = read(event(RECORD));

    assertThat(batch.streamArn()).isEqualTo(ARN);
    assertThat(batch.streamName()).isEqualTo("access-logs");
    assertThat(batch.shard()).isEqualTo(new Shard("shardId-000000000006"));
    assertThat(batch.records())
        .containsExactly(
            new KinesisRecord(
                new SequenceNumber("49590338271490256608559692538361571095921575989136588898"),
                "k",
                Instant.parse("2018-12-17T22:10:50.987Z"),
                "Hello".getBytes(UTF_8)));
  }

  @Test
  void fields_come_in_any_order_and_among_unknown_ones() throws IOException {
    String record =
        """
        {"eventSourceARN":"%s", "x":[1,{"Records":[{}]},[],{},"\\"]",-1.5e+3,true,false,null],
         "eventID":"shardId-000000000006:1",
         "kinesis" : {"new":{"a":[[[]]]}, "data":"", "approximateArrivalTimestamp":1,
           "sequenceNumber":"1", "partitionKey":"k"}}\
        """
            .formatted(ARN);

    KinesisBatch batch =
        read("{\"window\":{\"start\":\"\"},\"Records\":[" + record + "],\"state\":{}}");

    assertThat(batch.records())
        .containsExactly(
            new KinesisRecord(new SequenceNumber("1"), "k", Instant.ofEpochSecond(1), new byte[0]));
  }

  @Test
  void a_batch_of_a_consumer_is_of_the_stream() throws IOException {
    String record = RECORD.replace(ARN, ARN + "/consumer/weir:1545084650");

    assertThat(read(event(record)).streamArn()).isEqualTo(ARN);
  }

  @Test
  void a_batch_may_be_empty() throws IOException {
    KinesisBatch batch = read("{\"Records\":[]}");

    assertThat(batch.isEmpty()).isTrue();
    assertThat(batch.shard()).isEqualTo(Shard.NONE);
  }

  @ParameterizedTest
  @CsvSource({
    "k\\u00e9y, kéy",
    "\\ud83d\\ude00, 😀",
    "\\uD83D\\uDE00x, 😀x",
    "\\\"\\\\\\/\\b\\f\\t, '\"\\/\b\f\t'",
    "kéy😀, kéy😀",
    "\\ud83d, \uFFFD",
    "\\ude00\\ud83d, \uFFFD\uFFFD",
  })
  void escapes_in_partition_keys_are_read(String json, String key) throws IOException {
    String record = RECORD.replace("\"partitionKey\":\"k\"", "\"partitionKey\":\"" + json + "\"");

    assertThat(read(event(record)).records().getFirst().partitionKey()).isEqualTo(key);
  }

  @ParameterizedTest
  @CsvSource({
    "1545084650, 2018-12-17T22:10:50Z",
    "1545084650.5, 2018-12-17T22:10:50.5Z",
    "1.545084650987E9, 2018-12-17T22:10:50.987Z",
    "1.545084650987123456789E+9, 2018-12-17T22:10:50.987123456Z",
    "1545084650.1234567891, 2018-12-17T22:10:50.123456789Z",
    "15450846509870e-4, 2018-12-17T22:10:50.987Z",
    "0, 1970-01-01T00:00:00Z",
    "-0.5, 1969-12-31T23:59:59.5Z",
  })
  void arrival_times_are_read_exactly(String number, Instant arrival) throws IOException {
    String record = RECORD.replace("1545084650.987", number);

    assertThat(read(event(record)).records().getFirst().arrivedAt()).isEqualTo(arrival);
  }

  @Test
  void names_and_base64_may_be_escaped() throws IOException {
    String record = RECORD.replace("\"data\":\"SGVsbG8=\"", "\"d\\u0061ta\":\"\\/\\/\\/\\/\"");

    assertThat(read(event(record)).records().getFirst().data()).containsExactly(-1, -1, -1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{}",
        "{\"Records\":null}",
        "{\"Records\":[]",
        "{\"Records\":[]}{}",
        "{\"Records\":[],}",
        "{\"Records\":[{}]}",
        "{\"Records\":[null]}",
        "{\"Records\":[],\"a\":nul}",
        "{\"Records\":[],\"a\":01}",
        "{\"Records\":[],\"a\":\"\\x\"}",
        "{\"Records\":[],\"a\":\"\\u00g0\"}",
        "{\"Records\":[],\"a\":\"\n\"}",
        "{\"Records\":[],\"a\":{\"b\":[}}",
      })
  void json_that_is_not_an_event_is_refused(String event) {
    assertThatThrownBy(() -> read(event)).isInstanceOf(MalformedEventException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "SGVsbG8=, SGVsbG8!",
    "1545084650.987, 1E999999999",
    "1545084650.987, 1E-999999999",
    "1545084650.987, 15450846509870000",
    "1545084650.987, '\"1545084650\"'",
    "'\"sequenceNumber\":\"4', '\"sequenceNumber\":\"04'",
    "'\"sequenceNumber\":', '\"sequence\":'",
    "'\"partitionKey\":', '\"partition\":'",
    "'\"data\":', '\"date\":'",
    "approximateArrivalTimestamp, arrival",
    "eventID, eventid",
    "eventSourceARN, arn",
    "shardId-000000000006:, ''",
    "shardId-000000000006:, 'shard 6:'",
  })
  void a_record_that_lacks_what_it_must_have_is_refused(String there, String instead) {
    assertThatThrownBy(() -> read(event(RECORD.replace(there, instead))))
        .isInstanceOf(MalformedEventException.class)
        .hasMessageContaining("offset=");
  }

  @Test
  void records_of_two_shards_or_streams_are_refused() {
    String otherShard = RECORD.replace("shardId-000000000006", "shardId-000000000007");
    String otherStream = RECORD.replace("stream/access-logs", "stream/other");

    assertThatThrownBy(() -> read(event(RECORD + "," + otherShard)))
        .isInstanceOf(MalformedEventException.class)
        .hasMessageContaining("two shards");
    assertThatThrownBy(() -> read(event(RECORD + "," + otherStream)))
        .isInstanceOf(MalformedEventException.class)
        .hasMessageContaining("two streams");
  }

  @Test
  void a_record_of_ten_mebibytes_is_read() throws IOException {
    byte[] data = new byte[10 * 1024 * 1024];
    Arrays.fill(data, (byte) 'x');
    String base64 = Base64.getEncoder().encodeToString(data);

    KinesisBatch batch = read(event(RECORD + "," + RECORD.replace("SGVsbG8=", base64)));

    assertThat(batch.records().getLast().data()).isEqualTo(data);
  }

  @Test
  void nesting_that_no_sender_uses_is_refused_without_exhausting_the_stack() {
    String deep = "[".repeat(1_000_000) + "]".repeat(1_000_000);

    assertThatThrownBy(() -> read("{\"x\":" + deep + ",\"Records\":[]}"))
        .isInstanceOf(MalformedEventException.class);
  }

  @Test
  void a_problem_is_reported_with_its_offset() {
    assertThatThrownBy(() -> read("{\"Records\":[x]}"))
        .isInstanceOfSatisfying(
            MalformedEventException.class, e -> assertThat(e.offset()).isEqualTo(12));
  }

  private static String event(String records) {
    return "{\"Records\":[" + records + "]}";
  }

  private static KinesisBatch read(String event) throws IOException {
    return KinesisBatch.read(new ByteArrayInputStream(event.getBytes(UTF_8)));
  }
}
