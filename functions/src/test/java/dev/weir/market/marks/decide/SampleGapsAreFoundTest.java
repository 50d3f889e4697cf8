package dev.weir.market.marks.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.market.Tick;
import dev.weir.market.Mark;
import dev.weir.samples.MarketFeed;
import dev.weir.samples.MarketGap;
import dev.weir.samples.MarketSample;
import dev.weir.stream.SequenceNumber;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The gaps found in the sample's feeds are those of its labels. */
class SampleGapsAreFoundTest {

  private static final MarketSample SAMPLE =
      MarketSample.of(11, Instant.parse("2026-11-23T08:00:00Z"), 10_000, 500);

  @ParameterizedTest
  @EnumSource
  void the_gaps_of_a_feed_are_those_that_were_made(MarketFeed feed) {
    var ticks = SAMPLE.ticks(feed).toList();
    var found = read(ticks);

    assertThat(found.gaps().stream().map(SampleGapsAreFoundTest::withoutTime))
        .containsExactlyInAnyOrderElementsOf(
            SAMPLE.gaps(feed).stream().map(SampleGapsAreFoundTest::gap).toList());
    assertThat(found.ticks()).isEqualTo(ticks.size());
    assertThat(found.repeated()).isPositive().isEqualTo(ticks.size() - new HashSet<>(ticks).size());
    assertThat(found.last().keySet()).isEqualTo(SAMPLE.finalMarks().keySet());
  }

  private static FeedState read(List<Tick> ticks) {
    var fold = new FeedFold(FeedState.NEW);
    var marks = ticks.stream().map(SampleGapsAreFoundTest::mark).toList();
    fold.add(new SequenceNumber("7"), marks, 0);
    return fold.after();
  }

  private static Mark mark(Tick of) {
    return new Mark(
        of.symbol(),
        of.venue(),
        of.session(),
        of.sequence(),
        of.price().orElseThrow(),
        of.occurredAt());
  }

  private static FeedGap gap(MarketGap label) {
    return new FeedGap(
        Mark.name(label.symbol(), label.venue()),
        label.session(),
        label.from(),
        label.to(),
        Instant.EPOCH);
  }

  private static FeedGap withoutTime(FeedGap gap) {
    return new FeedGap(gap.name(), gap.session(), gap.from(), gap.to(), Instant.EPOCH);
  }
}
