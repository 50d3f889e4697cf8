package dev.weir.accesslog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.accesslog.formats.AccessLogParser;
import dev.weir.events.Minute;
import dev.weir.stream.Envelope;
import dev.weir.stream.HashKeyRange;
import dev.weir.stream.Lane;
import dev.weir.stream.LineRecognizer;
import dev.weir.stream.OutsideShard;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SnapshotPrimingTest {

  private final List<String> calls = new ArrayList<>();

  private final class Recording implements MinuteCounts {
    @Override
    public LaneState lane(Lane lane) {
      calls.add("lane");
      return LaneState.NEW;
    }

    @Override
    public Map<Minute, MinuteCount> partialCounts(Lane lane, Collection<Minute> minutes) {
      calls.add("partialCounts");
      return Map.of();
    }

    @Override
    public CommitResult commit(Commit commit) {
      calls.add("commit");
      return new CommitResult.Committed();
    }

    @Override
    public MinuteCount total(Lane lane, Minute minute) {
      calls.add("total");
      return MinuteCount.EMPTY;
    }
  }

  @Test
  void priming_reads_and_writes_nothing() throws Exception {
    var settings = AccessLogSettings.of(Map.of());
    var envelope = new Envelope(_ -> HashKeyRange.whole(), LineRecognizer.NONE, OutsideShard.TAKE);
    var slices = new SliceReader(envelope, AccessLogParser.of(settings.format()), settings);
    new SnapshotPriming(slices, new Recording()).beforeCheckpoint(null);
    assertThat(calls).containsExactly("lane");
  }
}
