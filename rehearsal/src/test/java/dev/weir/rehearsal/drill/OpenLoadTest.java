package dev.weir.rehearsal.drill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.market.Tick;
import dev.weir.producer.LineRecord;
import dev.weir.producer.Stream.PutAnswer;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;

class OpenLoadTest {

  private static final int RATE = 1_000;

  private final List<Tick> acknowledged = new ArrayList<>();
  private final List<List<LineRecord>> calls = new ArrayList<>();

  private static Tick tick(int number) {
    return new Tick(
        "S" + number % 3,
        "XNAS",
        "2026-11-23",
        0,
        number + 1L,
        Optional.of(BigDecimal.TEN),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Instant.parse("2026-11-23T14:30:00Z"),
        Optional.empty());
  }

  private synchronized List<PutAnswer> take(List<LineRecord> records) {
    calls.add(records);
    return records.stream().map(_ -> PutAnswer.placed("0", "1")).toList();
  }

  private LoadLog run(dev.weir.producer.Stream stream, Instant start) {
    var log = new LoadLog(RATE, start);
    var ticks = IntStream.range(0, 60).mapToObj(OpenLoadTest::tick).iterator();
    new OpenLoad(stream, ticks, RATE, start, log, this::acknowledge).run();
    return log;
  }

  private synchronized void acknowledge(Tick tick) {
    acknowledged.add(tick);
  }

  @Test
  void ticks_keep_their_order_and_those_of_a_tenth_of_a_second_are_one_record() {
    var log = run(this::take, Instant.now());
    assertThat(log.acknowledged()).isEqualTo(60);
    assertThat(log.refused()).isZero();
    assertThat(acknowledged).extracting(Tick::sequence).hasSize(60).isSorted();
    assertThat(calls).hasSizeLessThan(60).allSatisfy(call -> assertThat(call).hasSize(1));
    assertThat(calls.stream().flatMap(List::stream).mapToInt(LineRecord::lines).sum())
        .isEqualTo(60);
  }

  @Test
  void what_can_not_be_sent_in_time_is_not_sent_and_counts_as_refused() {
    var log = run(this::take, Instant.now().minusSeconds(60));
    assertThat(calls).isEmpty();
    assertThat(log.refused()).isEqualTo(60);
  }

  @Test
  void what_a_region_out_of_reach_does_not_take_counts_as_refused() {
    var log =
        run(
            _ -> {
              throw SdkClientException.create("the Region is lost");
            },
            Instant.now());
    assertThat(acknowledged).isEmpty();
    assertThat(log.refused()).isEqualTo(60);
  }
}
