package dev.weir.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.events.market.Tick;
import dev.weir.events.market.TickAvro;
import dev.weir.events.market.TickJson;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("long")
class MarketSampleTest {

  private static final Instant START = Instant.parse("2026-11-23T08:00:00Z");
  private static final MarketSample SAMPLE = MarketSample.of(7, START, 20_000, 500);
  private static final List<Tick> TICKS = SAMPLE.ticks().toList();

  @Test
  void the_same_seed_gives_the_same_bytes() {
    var again = MarketSample.of(7, START, 20_000, 500);

    assertThat(digest(again.ticks())).isEqualTo(digest(TICKS.stream()));
    for (var feed : MarketFeed.values()) {
      assertThat(digest(again.ticks(feed))).isEqualTo(digest(SAMPLE.ticks(feed)));
      assertThat(again.gaps(feed)).isEqualTo(SAMPLE.gaps(feed));
    }
    assertThat(again.reference().files()).isEqualTo(SAMPLE.reference().files());
  }

  @Test
  void another_seed_gives_another_market() {
    var other = MarketSample.of(8, START, 20_000, 500);

    assertThat(digest(other.ticks())).isNotEqualTo(digest(TICKS.stream()));
    assertThat(other.reference()).isNotEqualTo(SAMPLE.reference());
  }

  // Recorded once: the same on every machine and with every version of Java.
  @Test
  void the_bytes_of_a_seed_never_change() {
    var small = MarketSample.of(1, START, 500, 50).ofSize(20, 30, 4);

    assertThat(digest(small.ticks(MarketFeed.SECOND)))
        .isEqualTo("8391a9a7a39cdaacf22b6a8766190e6476155c24be9fe28d34ff617d6900fccb");
  }

  private static String digest(Stream<Tick> ticks) {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      ticks.forEach(tick -> sha.update(TickJson.write(tick)));
      return HexFormat.of().formatHex(sha.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // required of every Java platform
    }
  }

  @Test
  void more_ticks_and_other_portfolios_leave_the_instruments_as_they_are() {
    var other = MarketSample.of(7, START, 40_000, 500).ofSize(300, 500, 3).reference();

    assertThat(other.instruments()).isEqualTo(SAMPLE.reference().instruments());
  }

  @Test
  void times_rise_with_the_rate_from_the_start_on() {
    assertThat(TICKS).hasSize(20_000);
    for (var i = 0; i < TICKS.size(); i++) {
      assertThat(TICKS.get(i).occurredAt()).isEqualTo(START.plus(2L * i, ChronoUnit.MILLIS));
    }
  }

  @Test
  void each_listing_has_a_tick_before_any_has_a_second_one() {
    var opening = TICKS.subList(0, SAMPLE.listings());

    assertThat(opening).extracting(MarketSampleTest::listing).doesNotHaveDuplicates();
    assertThat(TICKS.stream().map(MarketSampleTest::listing).distinct())
        .hasSize(SAMPLE.listings())
        .hasSize(400);
  }

  private static String listing(Tick tick) {
    return tick.symbol() + "@" + tick.venue();
  }

  @Test
  void sequences_rise_by_one_from_one_in_each_session_and_sessions_rise() {
    var last = new HashMap<String, Tick>();
    for (var tick : TICKS) {
      var before = last.put(listing(tick), tick);
      if (before == null || !before.session().equals(tick.session())) {
        assertThat(tick.sequence()).isEqualTo(1);
        assertThat(tick.session()).isGreaterThan(before == null ? "" : before.session());
      } else {
        assertThat(tick.sequence()).isEqualTo(before.sequence() + 1);
      }
    }
  }

  @Test
  void one_venue_has_an_afternoon() {
    assertThat(TICKS.stream().map(tick -> tick.venue() + " " + tick.session()).distinct())
        .containsExactlyInAnyOrder(
            "XALT 2026-11-23",
            "XETR 2026-11-23",
            "XLON 2026-11-23",
            "XNAS 2026-11-23",
            "XNYS 2026-11-23",
            "XTKS 2026-11-23-1",
            "XTKS 2026-11-23-2");
  }

  @Test
  void ticks_come_while_their_session_is_open() {
    var sessions = SAMPLE.reference().sessions();

    assertThat(sessions).hasSize(6).noneMatch(each -> each.venue().equals("XALT"));
    for (var tick : TICKS) {
      assertThat(openAt(tick, sessions))
          .isEqualTo(tick.venue().equals("XALT") ? List.of() : List.of(tick.session()));
    }
  }

  private static List<String> openAt(Tick tick, List<MarketSession> sessions) {
    return sessions.stream()
        .filter(each -> each.venue().equals(tick.venue()))
        .filter(each -> !tick.occurredAt().isBefore(each.opensAt()))
        .filter(each -> tick.occurredAt().isBefore(each.closesAt()))
        .map(MarketSession::session)
        .toList();
  }

  @Test
  void both_codecs_carry_every_tick() {
    for (var tick : TICKS) {
      var json = TickJson.write(tick);
      var avro = TickAvro.write(tick);

      assertThat(TickJson.read(json, 0, json.length)).isEqualTo(tick);
      assertThat(TickAvro.read(avro, 0, avro.length)).isEqualTo(tick);
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_feed_leaves_out_exactly_the_labelled_ticks(MarketFeed feed) {
    var brought = new HashSet<>(SAMPLE.ticks(feed).toList());
    var left = TICKS.stream().filter(tick -> !brought.contains(tick)).toList();
    var gaps = SAMPLE.gaps(feed);

    assertThat(new HashSet<>(TICKS).containsAll(brought)).isTrue();
    assertThat(gaps).hasSizeGreaterThan(20);
    assertThat(left).hasSize((int) gaps.stream().mapToLong(MarketGap::ticks).sum());
    assertThat(left).allMatch(tick -> gaps.stream().anyMatch(gap -> gap.covers(tick)));
  }

  @ParameterizedTest
  @EnumSource
  void who_reads_a_feed_sees_the_gaps_that_are_labelled(MarketFeed feed) {
    var seen = new ArrayList<MarketGap>();
    var last = new HashMap<String, Tick>();
    SAMPLE.ticks(feed).distinct().forEach(tick -> see(tick, last.put(listing(tick), tick), seen));

    assertThat(seen).containsExactlyInAnyOrderElementsOf(SAMPLE.gaps(feed));
  }

  private static void see(Tick tick, Tick before, List<MarketGap> seen) {
    var sameSession = before != null && before.session().equals(tick.session());
    var expected = before == null ? tick.sequence() : sameSession ? before.sequence() + 1 : 1;
    if (tick.sequence() > expected) {
      seen.add(
          new MarketGap(
              tick.symbol(), tick.venue(), tick.session(), expected, tick.sequence() - 1));
    }
  }

  @Test
  void some_gaps_are_on_one_side_and_some_on_both() {
    var brought = new HashSet<Tick>();
    Stream.of(MarketFeed.values()).flatMap(SAMPLE::ticks).forEach(brought::add);
    var lost = TICKS.stream().filter(tick -> !brought.contains(tick)).toList();
    var both = SAMPLE.gapsOfBoth();

    assertThat(both).hasSizeGreaterThan(10);
    assertThat(lost).hasSize((int) both.stream().mapToLong(MarketGap::ticks).sum());
    assertThat(lost).allMatch(tick -> both.stream().anyMatch(gap -> gap.covers(tick)));
    assertThat(SAMPLE.gaps(MarketFeed.FIRST))
        .anyMatch(gap -> gap.from() == 1 && gap.session().equals("2026-11-23-2"));
  }

  @Test
  void each_feed_has_the_final_marks() {
    for (var feed : MarketFeed.values()) {
      var marks = new TreeMap<String, Tick>();
      SAMPLE.ticks(feed).distinct().forEach(tick -> marks.put(listing(tick), tick));

      assertThat(marks).isEqualTo(SAMPLE.finalMarks());
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_feed_keeps_the_order_of_a_symbol_but_not_that_of_all(MarketFeed feed) {
    var ticks = SAMPLE.ticks(feed).distinct().toList();
    var bySymbol = new HashMap<String, Instant>();

    assertThat(ticks.stream().map(Tick::occurredAt).sorted().toList())
        .isNotEqualTo(ticks.stream().map(Tick::occurredAt).toList());
    for (var tick : ticks) {
      var before = bySymbol.put(tick.symbol(), tick.occurredAt());
      assertThat(tick.occurredAt()).isAfter(before == null ? Instant.MIN : before);
    }
  }

  @Test
  void feeds_differ_in_their_order_and_in_what_they_send_twice() {
    var feeds = Stream.of(MarketFeed.values()).map(feed -> SAMPLE.ticks(feed).toList()).toList();

    for (var feed : feeds) {
      assertThat(feed.size() - new HashSet<>(feed).size()).isBetween(50, 250);
    }
    assertThat(feeds.getFirst().subList(0, 300)).isNotEqualTo(feeds.getLast().subList(0, 300));
  }

  @Test
  void without_faults_both_feeds_bring_all_in_order() {
    var faultless = SAMPLE.withoutFaults();

    for (var feed : MarketFeed.values()) {
      assertThat(faultless.ticks(feed)).containsExactlyElementsOf(TICKS);
      assertThat(faultless.gaps(feed)).isEmpty();
    }
    assertThat(faultless.gapsOfBoth()).isEmpty();
  }

  @Test
  void the_crash_lowers_most_prices_by_about_a_fifth_and_they_recover_in_part() {
    var crash = SAMPLE.crash();
    var before = pricesUpTo(START.plus(crash.begins()));
    var bottom = pricesUpTo(START.plus(crash.turns()));
    var after = pricesUpTo(Instant.MAX);

    assertThat(share(before, bottom, (was, is) -> is < was)).isGreaterThan(0.8);
    assertThat(share(bottom, after, (was, is) -> is > was)).isGreaterThan(0.8);
    assertThat(share(before, after, (was, is) -> is < was)).isGreaterThan(0.8);
    assertThat(share(before, bottom, (was, is) -> is < 0.85 * was)).isGreaterThan(0.4);
    assertThat(share(before, bottom, (was, is) -> is < 0.6 * was)).isZero();
  }

  private static Map<String, Double> pricesUpTo(Instant time) {
    var prices = new HashMap<String, Double>();
    TICKS.stream()
        .takeWhile(tick -> tick.occurredAt().isBefore(time))
        .forEach(tick -> prices.put(listing(tick), tick.price().orElseThrow().doubleValue()));
    return prices;
  }

  private interface PriceComparison {
    boolean holds(double was, double is);
  }

  private static double share(
      Map<String, Double> was, Map<String, Double> is, PriceComparison comparison) {
    var found =
        was.entrySet().stream()
            .filter(each -> comparison.holds(each.getValue(), is.get(each.getKey())))
            .count();
    return (double) found / was.size();
  }

  @Test
  void it_is_made_while_it_is_read() {
    var endless = MarketSample.of(1, START, Integer.MAX_VALUE, 1_000);

    assertThat(endless.ticks(MarketFeed.FIRST).limit(1_000)).hasSize(1_000);
    assertThat(endless.gaps(MarketFeed.SECOND)).isNotEmpty();
  }

  @Test
  void the_smallest_market_is_one_instrument_with_one_tick() {
    var smallest = MarketSample.of(1, START, 1, 1).ofSize(1, 1, 1);

    assertThat(smallest.ticks(MarketFeed.FIRST)).hasSize(1);
    assertThat(smallest.reference().positions()).hasSize(1);
    assertThat(smallest.reference().sessions()).hasSize(5);
    assertThat(smallest.finalMarks()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 100, 399, 400, 401, 1_500, 2_000})
  void a_few_ticks_have_labels_that_are_true_as_well(int ticks) {
    var few = MarketSample.of(3, START, ticks, 100);

    for (var feed : MarketFeed.values()) {
      var missing = few.gaps(feed).stream().mapToLong(MarketGap::ticks).sum();
      assertThat(few.ticks(feed).distinct()).hasSize(ticks - (int) missing);
    }
  }

  @Test
  void what_can_not_be_made_is_refused() {
    refuses(() -> MarketSample.of(1, START, 0, 1));
    refuses(() -> MarketSample.of(1, START, 1, 0));
    refuses(() -> MarketSample.of(1, START, 1, 1).ofSize(0, 1, 1));
    refuses(() -> MarketSample.of(1, START, 1, 1).ofSize(1, 0, 1));
    refuses(() -> MarketSample.of(1, START, 1, 1).ofSize(1, 1, 0));
  }

  private static void refuses(Runnable making) {
    assertThatThrownBy(making::run).isInstanceOf(IllegalArgumentException.class);
  }
}
