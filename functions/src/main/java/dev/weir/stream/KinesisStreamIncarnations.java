package dev.weir.stream;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.DescribeStreamSummaryRequest;

/**
 * Reads incarnations from Kinesis' {@code DescribeStreamSummary}, which allows 20 calls per second
 * and account: so an answer is cached, but only for {@link #FRESH_FOR}, because a function may
 * outlive the stream that it reads and then meet the next one of the same name.
 */
public final class KinesisStreamIncarnations implements StreamIncarnations {

  /**
   * How long an answer is considered valid. It takes longer than this to delete a stream, recreate
   * it and give it a new event source.
   */
  public static final Duration FRESH_FOR = Duration.ofSeconds(30);

  private final KinesisClient kinesis;
  private final InstantSource clock;
  private final Map<String, CachedIncarnation> known = new ConcurrentHashMap<>();

  public KinesisStreamIncarnations(KinesisClient kinesis, InstantSource clock) {
    this.kinesis = Objects.requireNonNull(kinesis, "kinesis");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  @Override
  public String incarnationOf(String streamArn) {
    Instant now = clock.instant();
    CachedIncarnation last = known.get(streamArn);
    if (last != null && now.isBefore(last.until())) {
      return last.incarnation();
    }
    String incarnation = describe(streamArn);
    known.put(streamArn, new CachedIncarnation(incarnation, now.plus(FRESH_FOR)));
    return incarnation;
  }

  private String describe(String streamArn) {
    var request = DescribeStreamSummaryRequest.builder().streamARN(streamArn).build();
    try {
      var summary = kinesis.describeStreamSummary(request).streamDescriptionSummary();
      return Long.toString(summary.streamCreationTimestamp().toEpochMilli());
    } catch (SdkException e) {
      throw new UnavailableException("Stream not described stream=" + streamArn, e);
    }
  }

  private record CachedIncarnation(String incarnation, Instant until) {}
}
