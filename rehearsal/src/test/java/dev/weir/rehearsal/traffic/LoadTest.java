package dev.weir.rehearsal.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.producer.LineRecord;
import dev.weir.producer.Stream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;

class LoadTest {

  private final List<Integer> calls = new ArrayList<>();
  private final AtomicReference<Load> running = new AtomicReference<>();

  @Test
  void records_are_put_at_the_rate_some_in_each_period() {
    var load = run(50, Duration.ofMillis(20), taking());

    assertThat(calls).startsWith(1, 1, 1, 1);
    assertThat(load.taken()).isEqualTo(calls.size());
    assertThat(load.refused()).isZero();
    assertThat(load.lastRefusal()).isEmpty();
  }

  @Test
  void a_call_puts_no_more_than_kinesis_takes() {
    run(60_000, Duration.ofMillis(20), taking());

    assertThat(calls).startsWith(500, 500, 200);
  }

  @Test
  void rejected_records_are_counted_with_the_reason_and_not_retried() {
    var load =
        run(
            50,
            Duration.ofMillis(20),
            records -> answers(records, Stream.PutAnswer.failed("full")));

    assertThat(load.taken()).isZero();
    assertThat(load.refused()).isEqualTo(calls.size());
    assertThat(load.lastRefusal()).isEqualTo("full");
  }

  @Test
  void a_failed_call_rejects_all_of_its_records() {
    var load =
        run(
            100,
            Duration.ofMillis(20),
            _ -> {
              throw SdkClientException.create("no way");
            });

    assertThat(load.refused()).isEqualTo(2L * calls.size());
    assertThat(load.lastRefusal()).contains("no way");
  }

  private static Stream taking() {
    return records -> answers(records, Stream.PutAnswer.placed("shardId-1", "1"));
  }

  private static List<Stream.PutAnswer> answers(List<LineRecord> records, Stream.PutAnswer each) {
    return records.stream().map(_ -> each).toList();
  }

  /** Runs a load for some calls. */
  private Load run(int perSecond, Duration period, Stream stream) {
    Stream counted =
        records -> {
          calls.add(records.size());
          if (calls.size() == 6) {
            running.get().stop();
          }
          return stream.put(records);
        };
    var load =
        new Load(
            counted, new AccessLogTraffic(1)::usual, perSecond, period, InstantSource.system());
    running.set(load);
    load.run();
    return load;
  }
}
