package dev.weir.rehearsal.demo.market;

import dev.weir.client.market.FeedGaps;
import dev.weir.market.Mark;
import dev.weir.market.marks.decide.FeedGap;
import dev.weir.market.marks.decide.FeedState;
import dev.weir.samples.MarketGap;
import dev.weir.samples.MarketSample;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.TreeSet;
import java.util.function.ToLongFunction;

/** Compares the gaps found in the feeds with those of the sample. */
final class FeedCheck {

  private final Site one;
  private final Site other;
  private final List<FeedState> first;
  private final List<FeedState> second;

  /** Reads the stored feed states of two Regions. */
  FeedCheck(Site one, Site other) {
    this.one = one;
    this.other = other;
    first = one.feeds();
    second = other.feeds();
  }

  /** Returns the differences as sentences; empty if exactly the gaps of the sample were found. */
  List<String> differences(MarketSample sample) {
    var differences = new ArrayList<String>();
    compare(one, first, sample, differences);
    compare(other, second, sample, differences);
    compareGaps("both Regions", missing(), sample.gapsOfBoth(), differences);
    return differences;
  }

  private static void compare(
      Site site, List<FeedState> found, MarketSample sample, List<String> differences) {
    var ticks = sample.ticks(site.feed()).toList();
    compareNumbers(site, "ticks", sum(found, FeedState::ticks), ticks.size(), differences);
    var repeated = ticks.size() - new HashSet<>(ticks).size();
    compareNumbers(site, "repeated", sum(found, FeedState::repeated), repeated, differences);
    compareGaps(site.region(), gaps(found), sample.gaps(site.feed()), differences);
  }

  private static void compareNumbers(
      Site site, String what, long found, long made, List<String> differences) {
    if (found != made) {
      differences.add("%s: %s is %d, sent %d".formatted(site.region(), what, found, made));
    }
  }

  private static void compareGaps(
      String where, List<FeedGap> found, List<MarketGap> made, List<String> differences) {
    var known = new TreeSet<>(found.stream().map(FeedCheck::text).toList());
    var wanted = new TreeSet<>(made.stream().map(FeedCheck::text).toList());
    wanted.stream()
        .filter(gap -> !known.contains(gap))
        .forEach(gap -> differences.add(where + ": the gap " + gap + " was not found"));
    known.stream()
        .filter(gap -> !wanted.contains(gap))
        .forEach(gap -> differences.add(where + ": reported a gap that does not exist: " + gap));
  }

  private static String text(FeedGap gap) {
    return "%s %s %d-%d".formatted(gap.name(), gap.session(), gap.from(), gap.to());
  }

  private static String text(MarketGap gap) {
    var name = Mark.name(gap.symbol(), gap.venue());
    return "%s %s %d-%d".formatted(name, gap.session(), gap.from(), gap.to());
  }

  private static List<FeedGap> gaps(List<FeedState> feeds) {
    return feeds.stream().flatMap(feed -> feed.gaps().stream()).toList();
  }

  private static long sum(List<FeedState> feeds, ToLongFunction<FeedState> of) {
    return feeds.stream().mapToLong(of).sum();
  }

  private List<FeedGap> missing() {
    return FeedGaps.inBoth(gaps(first), gaps(second));
  }

  private static long ticks(List<FeedGap> gaps) {
    return gaps.stream().mapToLong(FeedGap::ticks).sum();
  }

  /** Returns how many ticks were sent a second time, over both feeds. */
  long repeated() {
    return sum(first, FeedState::repeated) + sum(second, FeedState::repeated);
  }

  /** Returns the number of gaps in both feeds, counted separately. */
  int found() {
    return gaps(first).size() + gaps(second).size();
  }

  /** Returns how many ticks were missing from one feed and present in the other. */
  long filled() {
    return ticks(gaps(first)) + ticks(gaps(second)) - 2 * unfilled();
  }

  /** Returns how many ticks neither feed delivered. */
  long unfilled() {
    return ticks(missing());
  }
}
