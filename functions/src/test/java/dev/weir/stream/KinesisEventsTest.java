package dev.weir.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.envelope.LambdaKinesisEvent;
import dev.weir.events.envelope.LambdaKinesisEvent.EventEntry;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class KinesisEventsTest {

  private static final String ARN = "arn:aws:kinesis:eu-west-1:123456789012:stream/logs";

  private static byte[] event(EventEntry... entries) throws IOException {
    var bytes = new ByteArrayOutputStream();
    new LambdaKinesisEvent(ARN, "shardId-000000000006", List.of(entries)).writeTo(bytes);
    return bytes.toByteArray();
  }

  private static EventEntry entry(String key, byte[] data) {
    return new EventEntry("1", key, Instant.EPOCH, data);
  }

  @Test
  void a_batch_stays_as_it_is_when_the_next_event_is_read() throws IOException {
    var events = new KinesisEvents();
    byte[] large = new byte[300_000];
    Arrays.fill(large, (byte) 'x');
    byte[] first = event(entry("a", large));

    KinesisBatch before = events.read(new ByteArrayInputStream(first));
    KinesisBatch after =
        events.read(new ByteArrayInputStream(event(entry("b", "other".getBytes(UTF_8)))));

    assertThat(before).isEqualTo(KinesisBatch.read(new ByteArrayInputStream(first)));
    assertThat(after.records())
        .singleElement()
        .satisfies(record -> assertThat(record.data()).isEqualTo("other".getBytes(UTF_8)));
  }
}
