package dev.weir.client.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.quarantine.QuarantineKey;
import dev.weir.quarantine.Reason;
import dev.weir.quarantine.Rejected;
import dev.weir.stream.UnavailableException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CountedQuarantineTest {

  private static final Instant ARRIVAL = Instant.parse("2026-11-23T10:00:30Z");

  private static QuarantineKey key(String number) {
    return new QuarantineKey("access-logs", ARRIVAL, "1", "shardId-0", number, 0);
  }

  private static Rejected rejected(Reason reason, int line) {
    return new Rejected(reason, "", "7", ARRIVAL, line, "default", new byte[] {1});
  }

  @Test
  void entries_are_counted_by_reason_and_a_repeated_object_once() {
    var counted = new CountedQuarantine((_, _) -> {});
    var lines = List.of(rejected(Reason.BAD_TIME, 0), rejected(Reason.BAD_TIME, 1));
    counted.put(key("7"), lines);
    counted.put(key("7"), lines);
    counted.putAll(Map.of(key("8"), List.of(rejected(Reason.TOO_DEEP, 0))));

    assertThat(counted.text("v2"))
        .contains("3 entries in 2 objects (BAD_TIME 2, TOO_DEEP 1)")
        .contains("weir quarantine list --projection v2");
  }

  @Test
  void what_was_not_stored_is_not_counted() {
    var counted =
        new CountedQuarantine(
            (_, _) -> {
              throw new UnavailableException("no answer", null);
            });
    assertThatThrownBy(() -> counted.put(key("7"), List.of(rejected(Reason.BAD_TIME, 0))))
        .isInstanceOf(UnavailableException.class);
    assertThat(counted.text("v2")).contains("quarantined nothing");
  }
}
