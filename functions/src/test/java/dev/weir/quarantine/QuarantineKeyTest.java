package dev.weir.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuarantineKeyTest {

  private static String key(String arrived, int fromLine) {
    return key(arrived, fromLine, "garbage");
  }

  private static String key(String arrived, int fromLine, String text) {
    var at = Instant.parse(arrived);
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    return new QuarantineKey("access-logs", at, "1763870000000", "shardId-0", "4967", fromLine)
        .objectKey(List.of(new Rejected(Reason.BAD_TIME, "", "4967", at, 3, "default", bytes)));
  }

  @Test
  void what_other_code_rejects_of_the_same_record_has_a_key_of_its_own() {
    assertThat(key("2026-11-23T10:00:00Z", 0, "garbage"))
        .isEqualTo(key("2026-11-23T10:00:00Z", 0, "garbage"))
        .isNotEqualTo(key("2026-11-23T10:00:00Z", 0, "rubbish"));
  }

  @Test
  void a_key_lists_by_the_utc_day_of_arrival() {
    assertThat(key("2026-11-23T23:59:59.999Z", 0))
        .matches(
            "access-logs/2026-11-23/1763870000000/shardId-0/4967\\.[0-9a-f]{12}\\.ndjson\\.gz");
  }

  @Test
  void a_part_of_a_record_has_a_key_of_its_own() {
    assertThat(key("2026-11-23T10:00:00Z", 99)).contains("/4967-99.");
  }
}
