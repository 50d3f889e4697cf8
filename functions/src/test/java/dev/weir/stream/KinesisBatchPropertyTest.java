package dev.weir.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.amazonaws.services.lambda.runtime.events.KinesisEvent;
import com.amazonaws.services.lambda.runtime.events.KinesisEvent.KinesisEventRecord;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import dev.weir.events.envelope.LambdaKinesisEvent;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Holds the reader of events against what was written, and against Lambda's own reader. */
class KinesisBatchPropertyTest {

  private static final String ARN = "arn:aws:kinesis:eu-west-1:123456789012:stream/access-logs";
  private static final Shard SHARD = new Shard("shardId-000000000006");
  private static final PojoSerializer<KinesisEvent> LAMBDA =
      LambdaEventSerializers.serializerFor(
          KinesisEvent.class, KinesisBatchPropertyTest.class.getClassLoader());

  @Property
  void records_written_as_an_event_are_read_back(@ForAll("batches") List<KinesisRecord> records)
      throws IOException {
    assertThat(read(write(records)).records()).isEqualTo(records);
  }

  @Property(tries = 300)
  void an_event_is_read_as_lambdas_own_reader_reads_it(
      @ForAll("batches") List<KinesisRecord> records) throws IOException {
    byte[] event = write(records);

    assertThat(read(event).records())
        .usingElementComparator((ours, theirs) -> sameButForNanos(ours, theirs) ? 0 : 1)
        .isEqualTo(records(LAMBDA.fromJson(new ByteArrayInputStream(event))));
  }

  @Property(tries = 300)
  void an_event_that_lambdas_library_writes_is_read(@ForAll("batches") List<KinesisRecord> records)
      throws IOException {
    var event = new ByteArrayOutputStream();
    LAMBDA.toJson(pojo(records), event);

    KinesisBatch batch = read(event.toByteArray());

    assertThat(batch.records())
        .usingElementComparator((ours, theirs) -> sameButForNanos(ours, theirs) ? 0 : 1)
        .isEqualTo(records);
  }

  @Property
  void a_damaged_event_is_read_or_refused_but_never_fails_otherwise(
      @ForAll("batches") List<KinesisRecord> records,
      @ForAll @IntRange(min = 0, max = 10_000) int place,
      @ForAll("damages") byte damage,
      @ForAll @IntRange(min = 0, max = 10_000) int length)
      throws IOException {
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
  }

  @Provide
  Arbitrary<List<KinesisRecord>> batches() {
    Arbitrary<SequenceNumber> numbers =
        Arbitraries.bigIntegers()
            .between(BigInteger.ZERO, BigInteger.TEN.pow(SequenceNumber.MAX_DIGITS - 1))
            .map(number -> new SequenceNumber(number.toString()));
    Arbitrary<String> keys =
        Arbitraries.strings()
            .ofMaxLength(20)
            // Chars are drawn one by one, so surrogates may have lost their other half.
            .map(key -> new String(key.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
    Arbitrary<Instant> arrivals =
        Combinators.combine(
                // Lambda's own reader makes nothing of the second 0.
                Arbitraries.longs().between(1, 4_102_444_800L),
                Arbitraries.integers().between(0, 999_999_999))
            .as(Instant::ofEpochSecond);
    Arbitrary<byte[]> data = Arbitraries.bytes().array(byte[].class).ofMaxSize(100);
    return Combinators.combine(numbers, keys, arrivals, data)
        .as(KinesisRecord::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(6);
  }

  @Provide
  Arbitrary<Byte> damages() {
    return Arbitraries.chars().with("\"\\{}[]:,=0a \u0001").map(c -> (byte) (char) c);
  }

  private static byte[] write(List<KinesisRecord> records) throws IOException {
    List<LambdaKinesisEvent.Entry> entries =
        records.stream()
            .map(
                record ->
                    new LambdaKinesisEvent.Entry(
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

  /** Lambda's POJOs hold milliseconds, which they make of a floating-point number. */
  private static boolean sameButForNanos(KinesisRecord one, KinesisRecord other) {
    return one.sequenceNumber().equals(other.sequenceNumber())
        && one.partitionKey().equals(other.partitionKey())
        && Arrays.equals(one.data(), other.data())
        && Math.abs(one.arrivedAt().toEpochMilli() - other.arrivedAt().toEpochMilli()) <= 1;
  }
}
