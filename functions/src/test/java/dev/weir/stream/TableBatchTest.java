package dev.weir.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TableBatchTest {

  private static TableBatch read(String json) throws IOException {
    return TableBatch.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void the_texts_numbers_and_bytes_of_new_items_are_read() throws IOException {
    var batch =
        read(
            """
            {"Records":[{"eventID":"1","eventName":"MODIFY","eventVersion":"1.1",
              "eventSource":"aws:dynamodb","awsRegion":"us-east-1",
              "dynamodb":{"ApproximateCreationDateTime":1.7638E9,
                "Keys":{"symbol":{"S":"ACME"}},
                "NewImage":{"symbol":{"S":"ACME"},"sequence":{"N":"12"},"raw":{"B":"AQI="},
                  "list":{"L":[{"S":"x"}]},"map":{"M":{"a":{"N":"1"}}},"no":{"NULL":true}},
                "SequenceNumber":"4421584500000000017450439091","SizeBytes":26,
                "StreamViewType":"NEW_IMAGE"},
              "eventSourceARN":"arn"}]}
            """);
    var change = batch.records().getFirst();
    assertThat(batch.isTableEvent()).isTrue();
    assertThat(change.sequenceNumber().digits()).isEqualTo("4421584500000000017450439091");
    assertThat(change.image()).containsOnlyKeys("symbol", "sequence", "raw");
    assertThat(change.text("sequence")).contains("12");
    assertThat(change.bytes("raw")).hasValue(new byte[] {1, 2});
  }

  @Test
  void a_removed_item_has_no_image() throws IOException {
    var batch =
        read(
            "{\"Records\":[{\"eventName\":\"REMOVE\",\"dynamodb\":{\"Keys\":{},"
                + "\"SequenceNumber\":\"5\"}}]}");
    assertThat(batch.records().getFirst().image()).isEmpty();
  }

  @Test
  void a_schedules_event_is_not_a_table_event() throws IOException {
    var batch = read("{\"version\":\"0\",\"detail-type\":\"Scheduled Event\",\"detail\":{}}");
    assertThat(batch.isTableEvent()).isFalse();
    assertThat(batch.records()).isEmpty();
  }

  @Test
  void a_record_without_its_number_is_refused() {
    assertThatThrownBy(() -> read("{\"Records\":[{\"dynamodb\":{\"Keys\":{}}}]}"))
        .isInstanceOf(MalformedEventException.class);
    assertThatThrownBy(() -> read("{\"Records\":[{\"eventName\":\"INSERT\"}]}"))
        .isInstanceOf(MalformedEventException.class);
  }
}
