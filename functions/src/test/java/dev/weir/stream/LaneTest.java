package dev.weir.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LaneTest {

  private static final Shard SHARD = new Shard("shardId-000000000006");

  @Test
  void a_key_names_all_that_sets_a_lane_apart() {
    assertThat(new Lane("v1", "access-logs", "1763875200000", SHARD).key())
        .isEqualTo("v1#access-logs#1763875200000#shardId-000000000006");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a#b"})
  void parts_that_would_make_keys_ambiguous_are_refused(String part) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Lane(part, "s", "1", SHARD));
    assertThatIllegalArgumentException().isThrownBy(() -> new Lane("v1", part, "1", SHARD));
    assertThatIllegalArgumentException().isThrownBy(() -> new Lane("v1", "s", part, SHARD));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "shard 1", "shard#1", "shard:1", "sh\u00e4rd"})
  void an_invalid_shard_id_is_refused(String id) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Shard(id));
    assertThatIllegalArgumentException().isThrownBy(() -> new Shard("s".repeat(129)));
  }
}
