package dev.weir.quarantine.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.quarantine.QuarantineKey;
import dev.weir.quarantine.Reason;
import dev.weir.quarantine.Rejected;
import dev.weir.stream.UnavailableException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

class S3QuarantineTest {

  private static final Instant ARRIVED = Instant.parse("2026-11-23T10:05:00Z");

  /** A bucket that accepts puts only two at a time: sequential puts wait forever. */
  private static final class PairwiseS3 implements S3Client {
    private final CyclicBarrier pair = new CyclicBarrier(2);
    private final Set<String> keys = ConcurrentHashMap.newKeySet();
    private final String refused;

    PairwiseS3(String refused) {
      this.refused = refused;
    }

    @Override
    public PutObjectResponse putObject(PutObjectRequest request, RequestBody body) {
      try {
        pair.await();
      } catch (InterruptedException | BrokenBarrierException e) {
        throw SdkClientException.create("gave up", e);
      }
      if (request.key().contains(refused)) {
        throw SdkClientException.create("refused");
      }
      keys.add(request.key());
      return PutObjectResponse.builder().build();
    }

    @Override
    public String serviceName() {
      return SERVICE_NAME;
    }

    @Override
    public void close() {}
  }

  private static QuarantineKey key(String sequenceNumber) {
    return new QuarantineKey("access-logs", ARRIVED, "1", "shardId-0", sequenceNumber, 0);
  }

  private static List<Rejected> rejected() {
    var bytes = "garbage".getBytes(StandardCharsets.UTF_8);
    return List.of(new Rejected(Reason.NOT_AN_ACCESS_LOG, "", "7", ARRIVED, 0, "default", bytes));
  }

  @Test
  @Timeout(30)
  void many_records_are_put_at_once() {
    var s3 = new PairwiseS3("none");
    new S3Quarantine(s3, "bucket").putAll(Map.of(key("7"), rejected(), key("8"), rejected()));
    assertThat(s3.keys)
        .containsExactlyInAnyOrder(key("7").objectKey(rejected()), key("8").objectKey(rejected()));
  }

  @Test
  @Timeout(30)
  void one_that_fails_fails_all_once_the_others_are_done() {
    var s3 = new PairwiseS3("/8.");
    var quarantine = new S3Quarantine(s3, "bucket");
    var both = Map.of(key("7"), rejected(), key("8"), rejected());
    assertThatThrownBy(() -> quarantine.putAll(both))
        .isInstanceOf(UnavailableException.class)
        .hasMessageContaining(key("8").objectKey(rejected()));
    assertThat(s3.keys).containsExactly(key("7").objectKey(rejected()));
  }

  /** A bucket that accepts no object above a size. */
  private static final class SmallS3 implements S3Client {
    private final long limit;
    private final List<Long> sizes = new ArrayList<>();

    SmallS3(long limit) {
      this.limit = limit;
    }

    @Override
    public PutObjectResponse putObject(PutObjectRequest request, RequestBody body) {
      var size = body.optionalContentLength().orElseThrow();
      if (size > limit) {
        throw S3Exception.builder()
            .statusCode(400)
            .awsErrorDetails(AwsErrorDetails.builder().errorCode("EntityTooLarge").build())
            .build();
      }
      sizes.add(size);
      return PutObjectResponse.builder().build();
    }

    @Override
    public String serviceName() {
      return SERVICE_NAME;
    }

    @Override
    public void close() {}
  }

  private static List<Rejected> incompressible(int count, int length) {
    var random = new Random(17);
    return IntStream.range(0, count)
        .mapToObj(
            line -> {
              var bytes = new byte[length];
              random.nextBytes(bytes);
              return new Rejected(
                  Reason.NOT_AN_ACCESS_LOG, "", "7", ARRIVED, line, "default", bytes);
            })
        .toList();
  }

  @Test
  void what_s3_refuses_is_stored_with_its_texts_cut() {
    var s3 = new SmallS3(200_000);
    new S3Quarantine(s3, "bucket").put(key("7"), incompressible(10, 100_000));
    assertThat(s3.sizes).hasSize(1);
  }

  @Test
  void a_bucket_that_refuses_even_the_short_form_is_out_and_nothing_may_be_counted() {
    var quarantine = new S3Quarantine(new SmallS3(10), "bucket");
    assertThatThrownBy(() -> quarantine.put(key("7"), rejected()))
        .isInstanceOf(UnavailableException.class);
  }

  @Test
  void the_short_form_keeps_reason_and_place_and_says_how_long_the_text_was() {
    var shortened = Shortened.of(incompressible(10, 100_000));
    assertThat(shortened).hasSize(10);
    assertThat(shortened.get(3).line()).isEqualTo(3);
    assertThat(shortened.get(3).detail()).isEqualTo("cut from 100000 bytes");
    assertThat(shortened.stream().mapToInt(each -> each.bytes().length).sum())
        .isLessThanOrEqualTo(64 << 10);
  }
}
