package dev.weir.client.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.client.CommandFault;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RebuildMarkTest {

  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  private static final RebuildMark ALL = new RebuildMark(Instant.EPOCH, "", false);
  private static final RebuildMark NINETY_DAYS = new RebuildMark(NOON, "90d", false);

  private static RebuildMark resume(RebuildMark stored, RebuildMark wanted) {
    return RebuildMark.resume(Optional.ofNullable(stored), wanted, true, "v2");
  }

  @Test
  void the_same_command_resumes_though_an_age_is_another_instant_by_now() {
    var later = new RebuildMark(NOON.plusSeconds(60), "90d", false);
    assertThat(resume(NINETY_DAYS, later)).isEqualTo(NINETY_DAYS);
    assertThat(resume(ALL, ALL)).isEqualTo(ALL);
  }

  @Test
  void the_same_instant_in_other_words_resumes() {
    assertThat(resume(NINETY_DAYS, new RebuildMark(NOON, NOON.toString(), false)))
        .isEqualTo(NINETY_DAYS);
  }

  @Test
  void another_period_is_refused_with_the_one_that_was_begun() {
    assertThatThrownBy(() -> resume(NINETY_DAYS, ALL))
        .isInstanceOf(CommandFault.class)
        .hasMessageContaining("with --from 90d")
        .hasMessageContaining("2026-11-23T12:00:00Z");
    assertThatThrownBy(() -> resume(ALL, NINETY_DAYS))
        .isInstanceOf(CommandFault.class)
        .hasMessageContaining("without --from");
  }

  @Test
  void publishing_after_all_is_refused() {
    assertThatThrownBy(() -> resume(ALL, new RebuildMark(Instant.EPOCH, "", true)))
        .isInstanceOf(CommandFault.class)
        .hasMessageContaining("without --publish");
  }

  @Test
  void where_nothing_is_applied_yet_everything_may_change() {
    var wanted = new RebuildMark(NOON, "now", true);
    assertThat(RebuildMark.resume(Optional.of(ALL), wanted, false, "v2")).isEqualTo(wanted);
    assertThat(RebuildMark.resume(Optional.empty(), wanted, false, "v2")).isEqualTo(wanted);
  }

  @Test
  void a_projection_that_something_else_filled_is_refused() {
    assertThatThrownBy(() -> resume(null, ALL))
        .isInstanceOf(CommandFault.class)
        .hasMessageContaining("no rebuild created");
  }
}
