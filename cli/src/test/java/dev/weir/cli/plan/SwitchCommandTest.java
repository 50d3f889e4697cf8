package dev.weir.cli.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.client.switching.SourceStart;
import dev.weir.client.switching.SurveyedShard;
import dev.weir.client.switching.Unread;
import dev.weir.stream.Shard;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SwitchCommandTest {

  private static final Instant ARRIVED = Instant.parse("2026-11-30T10:20:00Z");

  private static SourceStart start(Unread unread) {
    return SourceStart.of(List.of(new SurveyedShard(new Shard("shardId-7"), unread)));
  }

  @Test
  void it_says_which_record_an_event_source_begins_for() {
    var start = start(new Unread.Since(ARRIVED));

    assertThat(SwitchCommand.text(start))
        .contains("begins at 2026-11-30T10:15:00Z", "2026-11-30T10:20:00Z", "shardId-7");
    assertThat(SwitchCommand.setting(start, "v3")).contains("v3#2026-11-30T10:15:00Z");
  }

  @Test
  void it_says_that_nothing_waits() {
    assertThat(SwitchCommand.text(start(new Unread.NothingBefore(ARRIVED))))
        .contains("everything was applied");
  }

  @Test
  void it_names_the_shards_for_which_everything_is_read_again() {
    var start = start(new Unread.WithoutLane());

    assertThat(SwitchCommand.text(start)).contains("where the stream does", "shardId-7");
    assertThat(SwitchCommand.setting(start, "v1")).isEmpty();
    assertThat(SwitchCommand.text(start(new Unread.FinishedShard()))).contains("finished");
  }
}
