package dev.weir.market.marks.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.market.marks.decide.FeedState.LastTick;
import dev.weir.stream.Position;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FeedCodecTest {

  private static FeedState feed(Map<String, LastTick> last, List<FeedGap> gaps) {
    return new FeedState(Position.BEGINNING, 0, 0, 0, last, gaps, 0, 0);
  }

  @Test
  void epochs_are_stored_and_a_feed_without_them_as_before() {
    var last = Map.of("ACME@XNAS", new LastTick(1, "monday", 7, 9, 3));
    var gap = new FeedGap("ACME@XNAS", "monday", 7, 4, 8, Instant.EPOCH);
    var read = FeedCodec.read(FeedCodec.write(feed(last, List.of(gap))));
    assertThat(read.last()).isEqualTo(last);
    assertThat(read.gaps()).containsExactly(gap);
  }

  private static FeedGap gap(String name, int number) {
    var seenAt = Instant.parse("2026-11-23T14:30:00.123456Z");
    return new FeedGap(name, "2026-11-23", number * 10L + 1, number * 10L + 3, seenAt);
  }

  @Test
  void registers_and_gaps_are_read_back_in_their_order() {
    var last = Map.of("ACME@XNAS", new LastTick("2026-11-23", Long.MAX_VALUE));
    var gaps = List.of(gap("ACME@XNAS", 2), gap("ACME@XLON", 1));
    var read = FeedCodec.read(FeedCodec.write(feed(last, gaps)));
    assertThat(read.last()).isEqualTo(last);
    assertThat(read.gaps()).isEqualTo(gaps);
  }

  @Test
  void the_most_gaps_and_ten_thousand_registers_fit_in_an_item() {
    var last = new HashMap<String, LastTick>();
    for (var i = 0; i < 10_000; i++) {
      last.put("SYMBOL" + i + "@XNAS", new LastTick("2026-11-23", i * 7_919L));
    }
    var gaps = new ArrayList<FeedGap>();
    for (var i = 0; i < FeedState.MAX_GAPS; i++) {
      gaps.add(gap("SYMBOL" + i * 17 + "@XNAS", i));
    }
    assertThat(FeedCodec.write(feed(last, gaps))).hasSizeLessThan(300_000);
  }
}
