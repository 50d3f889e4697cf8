package dev.weir.verification.accesslog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.testkit.HandlerVerification;
import dev.weir.testkit.ShardModel;
import dev.weir.verification.fakes.FailedCall;
import java.math.BigInteger;
import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HandlerVerificationTest {

  private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void every_way_of_delivery_comes_to_the_same_end(long seed) {
    var random = new SplittableRandom(seed);
    var generator = new RecordGenerator(random, START);
    var shard = new ShardModel<LabelledRecord>(0, BigInteger.valueOf(95));
    for (var i = 0; i < 12; i++) {
      shard.put(generator.next(), random.nextInt(3));
    }
    assertThat(
            HandlerVerification.verifyHandler(
                shard,
                disturbance -> new Deployed(START.plusSeconds(600), disturbance),
                FailedCall::unavailable))
        .isEmpty();
  }
}
