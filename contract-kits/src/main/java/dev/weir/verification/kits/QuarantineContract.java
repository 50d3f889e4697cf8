package dev.weir.verification.kits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.quarantine.Quarantine;
import dev.weir.quarantine.QuarantineKey;
import dev.weir.quarantine.Reason;
import dev.weir.quarantine.Rejected;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract of a quarantine. */
abstract class QuarantineContract {

  private static final Instant ARRIVED = Instant.parse("2026-11-23T10:05:00Z");

  private final QuarantineKey key =
      new QuarantineKey("access-logs", ARRIVED, UUID.randomUUID().toString(), "shardId-0", "42", 0);
  private Quarantine quarantine;

  abstract Quarantine open();

  /** Returns the number of lines under a key, by reason and place: {@code BAD_TIME 3}. */
  abstract List<String> kept(String objectKey);

  @BeforeEach
  void openQuarantine() {
    quarantine = open();
  }

  private static Rejected rejected(Reason reason, int line) {
    var bytes = "not a log".getBytes(StandardCharsets.UTF_8);
    return new Rejected(reason, "", "42", ARRIVED, line, "default", bytes);
  }

  @Test
  void a_quarantined_record_is_kept() {
    var rejected = List.of(rejected(Reason.BAD_TIME, 1), rejected(Reason.BAD_STATUS, 3));
    quarantine.put(key, rejected);
    assertThat(kept(key.objectKey(rejected))).containsExactly("BAD_TIME 1", "BAD_STATUS 3");
  }

  @Test
  void put_again_it_is_there_once() {
    quarantine.put(key, List.of(rejected(Reason.BAD_TIME, 1)));
    quarantine.put(key, List.of(rejected(Reason.BAD_TIME, 1)));
    assertThat(kept(key.objectKey(List.of(rejected(Reason.BAD_TIME, 1)))))
        .containsExactly("BAD_TIME 1");
  }
}
