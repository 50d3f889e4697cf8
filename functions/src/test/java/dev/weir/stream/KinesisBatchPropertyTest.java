package dev.weir.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.amazonaws.services.lambda.runtime.events.KinesisEvent;
import com.amazonaws.services.lambda.runtime.events.KinesisEvent.KinesisEventRecord;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import dev.weir.events.envelope.LambdaKinesisEvent;
import dev.weir.property.Draw;
import dev.weir.property.Property;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Compares the reader of events with the written data, and with Lambda's own reader. */
class KinesisBatchPropertyTest {

  private static final String ARN = "arn:aws:kinesis:eu-west-1:123456789012:stream/access-logs";
  private static final Shard SHARD = new Shard("shardId-000000000006");
  private static final PojoSerializer<KinesisEvent> LAMBDA =
      LambdaEventSerializers.serializerFor(
          KinesisEvent.class, KinesisBatchPropertyTest.class.getClassLoader());

  @Test
  void records_written_as_an_event_are_read_back() {
    Property.holds(
        draw -> {
          var records = batch(draw);
          assertThat(read(write(records)).records()).isEqualTo(records);
        });
  }

  @Test
  void an_event_is_read_as_lambdas_own_reader_reads_it() {
    Property.holds(
        300,
        draw -> {
          var records = batch(draw);
          byte[] event = write(records);

          assertThat(read(event).records())
              .usingElementComparator((ours, theirs) -> sameButForNanos(ours, theirs) ? 0 : 1)
              .isEqualTo(records(LAMBDA.fromJson(new ByteArrayInputStream(event))));
        });
  }

  @Test
  void an_event_that_lambdas_library_writes_is_read() {
    Property.holds(
        300,
        draw -> {
          var records = batch(draw);
          var event = new ByteArrayOutputStream();
          LAMBDA.toJson(pojo(records), event);

          KinesisBatch batch = read(event.toByteArray());

          assertThat(batch.records())
              .usingElementComparator((ours, theirs) -> sameButForNanos(ours, theirs) ? 0 : 1)
              .isEqualTo(records);
        });
  }

  @Test
  void a_damaged_event_is_read_or_refused_but_never_fails_otherwise() {
    Property.holds(
        draw -> {
          var records = batch(draw);
          var place = draw.integer(0, 10_000);
          var damage = damage(draw);
          var length = draw.integer(0, 10_000);
          byte[] event = write(records);
          byte[] damaged = Arrays.copyOf(event, Math.min(length, event.length));
          if (damaged.length > 0) {
            damaged[place % damaged.length] = damage;
          }
          if (damaged.length < event.length) {
            assertThatExceptionOfType(MalformedEventException.class)
                .isThrownBy(() -> KinesisBatch.read(new ByteArrayInputStream(damaged)));
            return;
          }
          try {
            KinesisBatch batch = KinesisBatch.read(new ByteArrayInputStream(damaged));
            assertThat(batch.records()).hasSizeLessThanOrEqualTo(records.size());
          } catch (MalformedEventException refused) {
            assertThat(refused.offset()).isBetween(0, damaged.length);
          }
        });
  }

  private static List<KinesisRecord> batch(Draw draw) {
    return draw.list(1, 6, () -> record(draw));
  }

  private static KinesisRecord record(Draw draw) {
    var number = draw.natural(BigInteger.TEN.pow(SequenceNumber.MAX_DIGITS - 1));
    // Lambda's own reader drops the second 0.
    var arrivedAt =
        Instant.ofEpochSecond(draw.integer(1L, 4_102_444_800L), draw.integer(0, 999_999_999));
    return new KinesisRecord(
        new SequenceNumber(number.toString()), draw.text(0, 20), arrivedAt, draw.bytes(100));
  }

  private static byte damage(Draw draw) {
    return draw.flag() ? draw.anyByte() : (byte) draw.text(1, 1, "\"\\{}[]:,=0a \u0001").charAt(0);
  }

  private static byte[] write(List<KinesisRecord> records) throws IOException {
    List<LambdaKinesisEvent.EventEntry> entries =
        records.stream()
            .map(
                record ->
                    new LambdaKinesisEvent.EventEntry(
                        record.sequenceNumber().digits(),
                        record.partitionKey(),
                        record.arrivedAt(),
                        record.data()))
            .toList();
    var event = new ByteArrayOutputStream();
    new LambdaKinesisEvent(ARN, SHARD.id(), entries).writeTo(event);
    return event.toByteArray();
  }

  private static KinesisBatch read(byte[] event) throws IOException {
    KinesisBatch batch = KinesisBatch.read(new ByteArrayInputStream(event));
    assertThat(batch.streamArn()).isEqualTo(ARN);
    assertThat(batch.shard()).isEqualTo(SHARD);
    return batch;
  }

  private static List<KinesisRecord> records(KinesisEvent event) {
    return event.getRecords().stream().map(KinesisBatchPropertyTest::record).toList();
  }

  private static KinesisRecord record(KinesisEventRecord pojo) {
    KinesisEvent.Record record = pojo.getKinesis();
    byte[] data = new byte[record.getData().remaining()];
    record.getData().get(data);
    return new KinesisRecord(
        new SequenceNumber(record.getSequenceNumber()),
        record.getPartitionKey(),
        record.getApproximateArrivalTimestamp().toInstant(),
        data);
  }

  private static KinesisEvent pojo(List<KinesisRecord> records) {
    List<KinesisEventRecord> pojos = new ArrayList<>();
    for (KinesisRecord record : records) {
      var kinesis = new KinesisEvent.Record();
      kinesis.setData(ByteBuffer.wrap(record.data()));
      kinesis.setPartitionKey(record.partitionKey());
      kinesis.setSequenceNumber(record.sequenceNumber().digits());
      kinesis.setApproximateArrivalTimestamp(Date.from(record.arrivedAt()));
      var pojo = new KinesisEventRecord();
      pojo.setKinesis(kinesis);
      pojo.setEventID(SHARD + ":" + record.sequenceNumber());
      pojo.setEventSourceARN(ARN);
      pojos.add(pojo);
    }
    var event = new KinesisEvent();
    event.setRecords(pojos);
    return event;
  }

  /** Lambda's POJOs hold milliseconds, computed from a floating-point number. */
  private static boolean sameButForNanos(KinesisRecord one, KinesisRecord other) {
    return one.sequenceNumber().equals(other.sequenceNumber())
        && one.partitionKey().equals(other.partitionKey())
        && Arrays.equals(one.data(), other.data())
        && Math.abs(one.arrivedAt().toEpochMilli() - other.arrivedAt().toEpochMilli()) <= 1;
  }
}
