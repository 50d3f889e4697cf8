package dev.weir.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class QuarantineKeyTest {

  private static String key(String arrived, int fromLine) {
    return new QuarantineKey(
            "access-logs", Instant.parse(arrived), "1763870000000", "shardId-0", "4967", fromLine)
        .objectKey();
  }

  @Test
  void a_key_lists_by_the_utc_day_of_arrival() {
    assertThat(key("2026-11-23T23:59:59.999Z", 0))
        .isEqualTo("access-logs/2026-11-23/1763870000000/shardId-0/4967.ndjson.gz");
  }

  @Test
  void a_part_of_a_record_has_a_key_of_its_own() {
    assertThat(key("2026-11-23T10:00:00Z", 99)).endsWith("/4967-99.ndjson.gz");
  }
}
