package dev.weir.bench;

import com.amazonaws.services.lambda.runtime.events.KinesisEvent;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import dev.weir.events.envelope.LambdaKinesisEvent;
import dev.weir.stream.KinesisBatch;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Reads a Lambda event of 1,000 records of 200 bytes: with our scanner, and into the POJO of a
 * {@code RequestHandler<KinesisEvent, ...>}, using the library that Lambda's runtime uses. Compare
 * the medians (p0.50), which are robust on a busy machine.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class ReadingBenchmark {

  private static final int RECORDS = 1_000;
  private static final int RECORD_BYTES = 200;
  private static final String ARN =
      "arn:aws:kinesis:eu-west-1:123456789012:stream/weir-dev-access-logs";
  private static final BigInteger FIRST =
      new BigInteger("49590338271490256608559692538361571095921575989136588898");

  private final PojoSerializer<KinesisEvent> pojos =
      LambdaEventSerializers.serializerFor(
          KinesisEvent.class, ReadingBenchmark.class.getClassLoader());
  private byte[] event = {};

  /** Writes the event for both readers. */
  @Setup
  public void writeEvent() throws IOException {
    var random = new Random(7);
    List<LambdaKinesisEvent.EventEntry> entries =
        IntStream.range(0, RECORDS).mapToObj(i -> entry(i, random)).toList();
    var written = new ByteArrayOutputStream();
    new LambdaKinesisEvent(ARN, "shardId-000000000006", entries).writeTo(written);
    event = written.toByteArray();
  }

  private static LambdaKinesisEvent.EventEntry entry(int i, Random random) {
    byte[] data = new byte[RECORD_BYTES];
    random.nextBytes(data);
    return new LambdaKinesisEvent.EventEntry(
        FIRST.add(BigInteger.valueOf(i)).toString(),
        Long.toHexString(random.nextLong()),
        Instant.ofEpochMilli(1_763_875_200_000L + i),
        data);
  }

  /** Reads as Weir does. */
  @Benchmark
  public KinesisBatch scanner() throws IOException {
    return KinesisBatch.read(new ByteArrayInputStream(event));
  }

  /** Reads as the runtime does for a handler of POJOs. */
  @Benchmark
  public KinesisEvent pojo() {
    return pojos.fromJson(new ByteArrayInputStream(event));
  }
}
