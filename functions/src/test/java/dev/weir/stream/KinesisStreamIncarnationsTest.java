package dev.weir.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class KinesisStreamIncarnationsTest {

  private static final String ARN = "arn:aws:kinesis:eu-west-1:123456789012:stream/access-logs";
  private static final Instant MADE = Instant.parse("2025-11-23T05:20:00.123Z");

  private final FakeKinesis kinesis = new FakeKinesis();
  private final SettableClock clock = new SettableClock(Instant.parse("2026-01-01T00:00:00Z"));
  private final StreamIncarnations incarnations = new KinesisStreamIncarnations(kinesis, clock);

  @Test
  void an_incarnation_is_the_creation_time_in_milliseconds() {
    kinesis.created(MADE);

    assertThat(incarnations.incarnationOf(ARN)).isEqualTo("" + MADE.toEpochMilli());
  }

  @Test
  void an_answer_is_kept_for_a_while() {
    kinesis.created(MADE);

    incarnations.incarnationOf(ARN);
    clock.advance(KinesisStreamIncarnations.FRESH_FOR.minusMillis(1));
    incarnations.incarnationOf(ARN);

    assertThat(kinesis.describes()).isEqualTo(1);
  }

  @Test
  void a_stream_made_again_is_noticed() {
    kinesis.created(MADE);
    String first = incarnations.incarnationOf(ARN);

    kinesis.created(MADE.plus(Duration.ofDays(1)));
    clock.advance(KinesisStreamIncarnations.FRESH_FOR);

    assertThat(incarnations.incarnationOf(ARN)).isNotEqualTo(first);
  }

  @Test
  void an_outage_has_the_batch_delivered_again() {
    kinesis.outOfReach();

    assertThatThrownBy(() -> incarnations.incarnationOf(ARN))
        .isInstanceOf(UnavailableException.class);
  }
}
