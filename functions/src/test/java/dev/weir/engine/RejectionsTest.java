package dev.weir.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.weir.quarantine.QuarantineKey;
import dev.weir.quarantine.Reason;
import dev.weir.quarantine.Rejected;
import dev.weir.stream.UnavailableException;
import dev.weir.telemetry.Meter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RejectionsTest {

  private static final Instant ARRIVED = Instant.parse("2026-11-23T10:00:00Z");
  private static final QuarantineKey PLACE =
      new QuarantineKey("market", ARRIVED, "1", "shardId-0", "4967", 0);

  private final Map<String, List<Rejected>> objects = new ConcurrentSkipListMap<>();
  private final AtomicInteger puts = new AtomicInteger();
  private final Rejections rejections =
      new Rejections(
          (place, rejected) -> {
            puts.incrementAndGet();
            objects.put(place.objectKey(rejected), rejected);
          },
          new Meter(() -> ARRIVED));

  private static Rejected line(int number) {
    return new Rejected(
        Reason.SEQUENCE_BEHIND, "", "4967", ARRIVED, number, "market", new byte[] {1});
  }

  private List<Integer> lines() {
    return objects.values().stream().flatMap(List::stream).map(Rejected::line).toList();
  }

  @Test
  void what_many_keys_refuse_of_one_record_is_stored_once_line_by_line() {
    IntStream.rangeClosed(1, 300).forEach(key -> rejections.put(PLACE, List.of(line(key))));

    assertThat(lines())
        .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, 300).boxed().toList());
  }

  @Test
  void what_one_key_refuses_is_one_object_in_the_order_of_its_lines() {
    rejections.put(PLACE, List.of(line(7), line(3)));

    var both = List.of(line(3), line(7));
    assertThat(objects).containsOnlyKeys(PLACE.fromLine(3).objectKey(both));
    assertThat(lines()).containsExactly(3, 7);
  }

  @Test
  void after_a_conflict_only_what_is_new_is_stored() {
    rejections.put(PLACE, List.of(line(3)));
    rejections.put(PLACE, List.of(line(3), line(7)));

    assertThat(lines()).containsExactlyInAnyOrder(3, 7);
  }

  @Test
  void an_event_that_many_keys_refuse_is_stored_once() {
    var event = line(Rejected.WHOLE_RECORD);
    IntStream.range(0, 20).parallel().forEach(_ -> rejections.put(PLACE, List.of(event)));

    assertThat(lines()).containsExactly(Rejected.WHOLE_RECORD);
    assertThat(objects).containsOnlyKeys(PLACE.objectKey(List.of(event)));
    assertThat(puts).hasValue(1);
  }

  @Test
  void what_could_not_be_stored_is_stored_when_it_comes_again() {
    var isDown = new AtomicBoolean(true);
    var bucket =
        new Rejections(
            (place, rejected) -> {
              if (isDown.get()) {
                throw new UnavailableException("down", null);
              }
              objects.put(place.objectKey(rejected), rejected);
            },
            new Meter(() -> ARRIVED));
    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(() -> bucket.put(PLACE, List.of(line(3))));

    isDown.set(false);
    bucket.put(PLACE, List.of(line(3)));

    assertThat(lines()).containsExactly(3);
  }
}
