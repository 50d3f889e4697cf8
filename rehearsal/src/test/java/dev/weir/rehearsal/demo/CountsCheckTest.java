package dev.weir.rehearsal.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.accesslog.decide.MinuteCount;
import dev.weir.accesslog.decide.ServiceCount;
import dev.weir.accesslog.decide.ServiceCount.Counter;
import dev.weir.events.Minute;
import dev.weir.samples.Label;
import dev.weir.samples.Recount;
import dev.weir.samples.SampleLine;
import dev.weir.samples.SampleRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CountsCheckTest {

  private static final Instant AT = Instant.parse("2026-11-23T06:00:10Z");
  private static final ServiceCount COUNTED =
      ServiceCount.ZERO
          .with(Counter.SUCCESSFUL, 1)
          .with(Counter.SERVER_ERRORS, 1)
          .with(Counter.OTHER, 1)
          .with(Counter.BYTES, 60)
          .with(Counter.LATE, 1);

  private final Recount recount = new Recount();

  @BeforeEach
  void three_responses_and_a_line_of_garbage() {
    var labels =
        List.of(
            new Label.Response(AT, "shop", 200, 10, false),
            new Label.Response(AT, "shop", 503, 20, true),
            new Label.Response(AT, "shop", 0, 30, false),
            new Label.GarbageLabel("shop"));
    var lines = labels.stream().map(label -> new SampleLine(new byte[0], label)).toList();
    recount.add(new SampleRecord(Duration.ZERO, "key", new byte[0], lines));
  }

  @Test
  void counts_that_equal_the_recount_show_no_difference() {
    var laterMinute = Map.of("shop", ServiceCount.ZERO.with(Counter.REJECTED, 1));

    assertThat(
            CountsCheck.differences(
                recount,
                stored(
                    Map.of(
                        "2026-11-23T06:00Z",
                        Map.of("shop", COUNTED),
                        "2026-11-23T06:01Z",
                        laterMinute))))
        .isEmpty();
  }

  @Test
  void a_difference_in_any_counter_is_reported() {
    for (var counter : Counter.values()) {
      var off = COUNTED.with(Counter.REJECTED, 1).with(counter, 7);

      assertThat(
              CountsCheck.differences(
                  recount, stored(Map.of("2026-11-23T06:00Z", Map.of("shop", off)))))
          .as(counter.text())
          .hasSize(1);
    }
  }

  @Test
  void counts_without_sent_lines_are_reported() {
    var right = COUNTED.with(Counter.REJECTED, 1);
    var wrong = ServiceCount.ZERO.with(Counter.SUCCESSFUL, 1);

    assertThat(
            CountsCheck.differences(
                recount,
                stored(Map.of("2026-11-23T06:00Z", Map.of("shop", right, "ghost", wrong)))))
        .singleElement()
        .asString()
        .contains("ghost");
  }

  @Test
  void missing_counts_are_reported() {
    assertThat(CountsCheck.differences(recount, stored(Map.of()))).hasSize(2);
  }

  private static StoredCounts stored(Map<String, Map<String, ServiceCount>> minutes) {
    var counts = new TreeMap<Minute, MinuteCount>();
    minutes.forEach((m, services) -> counts.put(Minute.parse(m), new MinuteCount(services)));
    return new StoredCounts(counts);
  }
}
