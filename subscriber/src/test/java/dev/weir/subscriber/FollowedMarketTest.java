package dev.weir.subscriber;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.property.Draw;
import dev.weir.property.Property;
import dev.weir.subscriber.Allowance.Knowledge;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * A subscriber of both Regions' topics, which lose messages, deliver them late, repeatedly, and in
 * order only within a message group. Written from docs/market-subscribers.md: whatever arrives, the
 * subscriber never allows more than the best state that was decided within the promised time.
 */
class FollowedMarketTest {

  private static final Instant START = Instant.parse("2026-11-23T12:00:00Z");
  private static final int SECONDS = 200;
  private static final int VALIDITY = 20;
  private static final int BEAT = 3;
  private static final int MAX_DELAY = 10;
  private static final List<String> PORTFOLIOS = List.of("alpha", "beta", "gamma");

  /** Each beat lists one, in turn. */
  private static final int TURN = BEAT * PORTFOLIOS.size();

  /** A message that a Region's queue delivers at a second. */
  private record Handed(int at, String message) {}

  /** The decisions, and their delivery by two Regions' queues. */
  private static final class Market {
    private final Draw draw;
    private final boolean loses;
    private final Map<String, List<TradingState>> truth = new HashMap<>();
    private final Map<String, List<String>> decided = new HashMap<>();
    private final List<Handed> handed = new ArrayList<>();
    private final List<Map<String, Integer>> latest = List.of(new HashMap<>(), new HashMap<>());

    Market(Draw draw, boolean loses) {
      this.draw = draw;
      this.loses = loses;
      PORTFOLIOS.forEach(each -> truth.put(each, new ArrayList<>()));
      PORTFOLIOS.forEach(each -> decided.put(each, new ArrayList<>()));
      for (var second = 0; second < SECONDS; second++) {
        decide(second);
      }
      handed.sort(Comparator.comparingInt(Handed::at));
    }

    private void decide(int second) {
      for (var portfolio : PORTFOLIOS) {
        var states = truth.get(portfolio);
        if (second == 0 || draw.integer(0, 15) == 0) {
          var state = draw.of(TradingState.values());
          var version = decided.get(portfolio).size() + 1;
          var text = decision(portfolio, version, state, second);
          decided.get(portfolio).add(text);
          states.add(state);
          send(portfolio, text, second);
        } else {
          states.add(states.getLast());
        }
      }
      if (second % BEAT == 0) {
        var listed = PORTFOLIOS.get(second / BEAT % PORTFOLIOS.size());
        send("@group-1", beat(second / BEAT + 1, listed, second), second);
      }
    }

    private void send(String group, String text, int second) {
      for (var region : latest) {
        if (!loses || draw.integer(0, 5) > 0) {
          var at = Math.max(region.getOrDefault(group, 0), second + draw.integer(0, MAX_DELAY));
          region.put(group, at);
          handed.add(new Handed(at, text));
          if (draw.integer(0, 9) == 0) {
            handed.add(new Handed(at + draw.integer(0, 60), text));
          }
        }
      }
    }

    private static String decision(String portfolio, int version, TradingState state, int second) {
      return """
      {"portfolio":"%s","version":%d,"previousVersion":%d,"state":"%s","validUntil":"%s",\
      "group":"group-1"}\
      """
          .formatted(portfolio, version, version - 1, state, START.plusSeconds(second + VALIDITY));
    }

    private String beat(int number, String portfolio, int second) {
      return """
      {"group":"group-1","beat":%d,"validUntil":"%s",\
      "portfolios":[{"portfolio":"%s","version":%d,"state":"%s"}]}\
      """
          .formatted(
              number,
              START.plusSeconds(second + VALIDITY),
              portfolio,
              decided.get(portfolio).size(),
              truth.get(portfolio).getLast());
    }

    /** Returns the best state of a portfolio within some seconds. */
    private TradingState best(String portfolio, int from, int to) {
      return truth.get(portfolio).subList(Math.max(0, from), to + 1).stream()
          .min(Comparator.naturalOrder())
          .orElseThrow();
    }

    private String stored(String portfolio, int second) {
      var until = START.plusSeconds(second + VALIDITY);
      return decided.get(portfolio).stream()
          .filter(text -> !Instant.parse(text.split("\"", -1)[15]).isAfter(until))
          .reduce((_, later) -> later)
          .orElseThrow();
    }
  }

  /** A subscriber's view of a market, second by second. */
  private static final class Subscriber {
    private final Market market;
    private final boolean readsAgain;
    private Instant now = START;
    private final PortfolioFollower follower = new PortfolioFollower(() -> now);
    private int next;
    private int live;

    Subscriber(Market market, boolean readsAgain) {
      this.market = market;
      this.readsAgain = readsAgain;
    }

    void second(int second) {
      now = START.plusSeconds(second);
      for (; next < market.handed.size() && market.handed.get(next).at() <= second; next++) {
        follower.take(market.handed.get(next).message());
      }
      if (readsAgain) {
        follower.unknown().forEach(each -> follower.snapshot(market.stored(each, second)));
      }
      for (var portfolio : PORTFOLIOS) {
        var allowance = follower.allowance(portfolio);
        assertThat(allowance.knowledge()).isNotEqualTo(Knowledge.DISAGREE);
        live += allowance.knowledge() == Knowledge.LIVE ? 1 : 0;
        assertIsSafe(portfolio, allowance, second);
      }
    }

    private void assertIsSafe(String portfolio, Allowance allowance, int second) {
      // A beat that lists it may be lost, too; each lost turn adds one, until all beats of the last
      // V are lost, and it expires.
      var promised = VALIDITY + VALIDITY + TURN + MAX_DELAY;
      assertThat(allowance.state())
          .as("%s at second %d is %s", portfolio, second, allowance)
          .isGreaterThanOrEqualTo(market.best(portfolio, second - promised, second));
    }
  }

  private static int follow(Market market, boolean readsAgain) {
    var subscriber = new Subscriber(market, readsAgain);
    for (var second = 0; second < SECONDS; second++) {
      subscriber.second(second);
    }
    return subscriber.live;
  }

  @Test
  void nothing_is_allowed_that_was_not_decided_within_the_promised_time() {
    Property.holds(draw -> follow(new Market(draw, true), draw.flag()));
  }

  @Test
  void where_nothing_is_lost_and_gaps_are_read_again_all_are_known_nearly_always() {
    Property.holds(
        draw ->
            assertThat(follow(new Market(draw, false), true))
                .isGreaterThan(PORTFOLIOS.size() * (SECONDS - 2 * MAX_DELAY)));
  }

  @Test
  void another_value_of_a_version_in_one_region_is_found() {
    Property.holds(
        draw -> {
          var market = new Market(draw, false);
          var follower = new PortfolioFollower(() -> START);
          market.handed.forEach(each -> follower.take(each.message()));
          var other = draw.of(PORTFOLIOS);
          var last = market.decided.get(other).getLast();
          follower.take(last.replace("\"group\":\"group-1\"", "\"group\":\"group-1\",\"x\":1"));
          assertThat(follower.allowance(other))
              .extracting(Allowance::state, Allowance::knowledge)
              .containsExactly(TradingState.HALTED, Knowledge.DISAGREE);
        });
  }
}
