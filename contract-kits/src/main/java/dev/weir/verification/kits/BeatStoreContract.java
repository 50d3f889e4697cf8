package dev.weir.verification.kits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.market.Pulse;
import dev.weir.market.risk.beat.Beat;
import dev.weir.market.risk.beat.BeatStore;
import dev.weir.market.risk.beat.Standing;
import dev.weir.market.risk.beat.StoredBeat;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract of a store of beats. */
abstract class BeatStoreContract {

  private static final Instant AT = Instant.parse("2026-11-23T14:30:00.123Z");

  private BeatStore beats;

  /** Returns an empty one. */
  abstract BeatStore open();

  @BeforeEach
  void openStore() {
    beats = open();
  }

  private static Beat beat(long number) {
    return new Beat(
        "group-1",
        number,
        new Pulse("us-east-1", AT.plusSeconds(number)),
        new Beat.Origin("us-east-2", 7),
        AT.plusSeconds(number + 20),
        List.of(new Standing("growth", 5, "ACTIVE")),
        "growth");
  }

  @Test
  void a_group_that_never_beat_has_none() {
    assertThat(beats.read("group-1")).isEqualTo(StoredBeat.NONE);
    assertThat(beats.standing("growth")).isEmpty();
  }

  @Test
  void a_beat_takes_the_place_of_the_one_before_it() {
    assertThat(beats.replace(beat(1))).isTrue();
    assertThat(beats.replace(beat(2))).isTrue();
    assertThat(beats.read("group-1")).isEqualTo(new StoredBeat(2, AT.plusSeconds(2), "growth"));
    assertThat(beats.read("group-2")).isEqualTo(StoredBeat.NONE);
  }

  @Test
  void a_beat_is_not_stored_over_any_other() {
    assertThat(beats.replace(beat(2))).isFalse();
    assertThat(beats.replace(beat(1))).isTrue();
    assertThat(beats.replace(beat(1))).isFalse();
    assertThat(beats.replace(beat(3))).isFalse();
    assertThat(beats.read("group-1").number()).isEqualTo(1);
  }
}
