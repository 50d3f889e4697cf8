package dev.weir.verification.kits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.CommitResult;
import dev.weir.engine.CommitResult.Committed;
import dev.weir.engine.CommitResult.Conflict;
import dev.weir.market.Mark;
import dev.weir.market.exposure.Action;
import dev.weir.market.exposure.Cause;
import dev.weir.market.exposure.Finding;
import dev.weir.market.exposure.Latch;
import dev.weir.market.exposure.Limit;
import dev.weir.market.exposure.LimitState;
import dev.weir.market.exposure.Limits;
import dev.weir.market.exposure.RiskFigures;
import dev.weir.market.reference.Halts;
import dev.weir.market.reference.ReferenceSet;
import dev.weir.market.risk.commit.RiskStore;
import dev.weir.market.risk.commit.StoredDecision;
import dev.weir.market.risk.decide.Decision;
import dev.weir.market.risk.decide.FindingsDigest;
import dev.weir.market.risk.decide.StoredRisk;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract of a store of decisions. */
abstract class RiskStoreContract {

  private static final Instant AT = Instant.parse("2026-11-23T14:30:00.123456789Z");
  private static final Limits LIMITS =
      new Limits(
          Map.of(Limit.GROSS, new BigDecimal("100"), Limit.SINGLE_NAME, new BigDecimal("0.9")));

  private static final List<Finding> FINDINGS =
      List.of(
          new Finding(Cause.STALE, Action.REDUCE, List.of("ACME@XNAS", "BOLT@XNAS")),
          new Finding(Cause.SILENT, Action.REDUCE, List.of("XLON", "XNAS")));

  private RiskStore risks;

  /** Returns an empty one that nobody else uses. */
  abstract RiskStore open();

  @BeforeEach
  void openStore() {
    risks = open();
  }

  private static Mark mark(long sequence) {
    return new Mark("ACME", "XNAS", "2026-11-23", sequence, new BigDecimal("101.25000001"), AT);
  }

  private static Decision decision(long version, long epoch) {
    return decision(version, epoch, "us-east-1");
  }

  private static Decision decision(long version, long epoch, String region) {
    // Above the first limit, well below the second.
    var figures = new RiskFigures(101_000_000, 0, 0, "ACME", 50_000_000, 1, 1);
    var marks = new TreeMap<String, Mark>();
    marks.put("ACME@XNAS", mark(version));
    return new Decision(
        "growth",
        version,
        figures,
        new Decision.LimitCheck(LIMITS, LIMITS.uses(figures, Map.of(), true)),
        FINDINGS,
        new Decision.MarksUsed(marks, List.of("ACME@XNAS", "BOLT@XNAS"), List.of(), List.of()),
        new Decision.Provenance(
            3,
            new Halts(5, 4, List.of()),
            new Decision.DecisionTimes(Optional.of(AT), AT, AT.plusSeconds(20), Optional.of(AT)),
            "group-1",
            region,
            epoch));
  }

  private static StoredRisk stored(long version, long epoch) {
    return new StoredRisk(
        version,
        epoch,
        3,
        5,
        Map.of(Limit.GROSS, new Latch(LimitState.HALTED, LimitState.HALTED)),
        Optional.of(AT),
        AT,
        FindingsDigest.of(FINDINGS),
        List.of("XLON", "XNAS"),
        List.of(mark(version)));
  }

  @Test
  void where_nothing_was_decided_there_is_none() {
    assertThat(risks.read("growth")).isEqualTo(StoredRisk.NONE);
  }

  @Test
  void what_the_next_decision_begins_from_is_read_back() {
    assertThat(risks.commit(decision(1, 1))).isInstanceOf(Committed.class);
    assertThat(risks.read("growth")).isEqualTo(stored(1, 1));
    assertThat(risks.commit(decision(2, 1))).isInstanceOf(Committed.class);
    assertThat(risks.read("growth")).isEqualTo(stored(2, 1));
    assertThat(risks.read("value")).isEqualTo(StoredRisk.NONE);
  }

  @Test
  void the_latest_decision_is_read_with_what_it_was_made_from() {
    assertThat(risks.latest("growth")).isEmpty();
    risks.commit(decision(1, 1));
    risks.commit(decision(2, 1));
    assertThat(risks.latest("growth")).contains(StoredDecision.after(decision(2, 1)));
  }

  @Test
  void a_decision_that_is_stored_already_finds_itself() {
    risks.commit(decision(1, 1));
    assertThat(risks.commit(decision(1, 1))).isEqualTo(moved(1, 1));
  }

  private static CommitResult<StoredRisk> moved(long version, long epoch) {
    return new Conflict<>(stored(version, epoch));
  }

  @Test
  void two_decisions_never_have_the_same_version() {
    risks.commit(decision(1, 1));
    risks.commit(decision(2, 1));
    assertThat(risks.commit(decision(2, 1, "us-east-2"))).isEqualTo(moved(2, 1));
    assertThat(risks.commit(decision(2, 9, "us-east-2"))).isEqualTo(moved(2, 1));
    assertThat(risks.read("growth")).isEqualTo(stored(2, 1));
  }

  @Test
  void a_version_is_never_left_out() {
    assertThat(risks.commit(decision(2, 1))).isEqualTo(new Conflict<>(StoredRisk.NONE));
    risks.commit(decision(1, 1));
    assertThat(risks.commit(decision(3, 1))).isEqualTo(moved(1, 1));
    assertThat(risks.read("growth")).isEqualTo(stored(1, 1));
  }

  @Test
  void who_has_an_older_epoch_stores_nothing() {
    risks.commit(decision(1, 5));
    assertThat(risks.commit(decision(2, 4))).isEqualTo(moved(1, 5));
    assertThat(risks.commit(decision(2, 5))).isInstanceOf(Committed.class);
    assertThat(risks.commit(decision(3, 6))).isInstanceOf(Committed.class);
  }

  private static Mark longest(String symbol, int venue, SplittableRandom random) {
    return new Mark(
        symbol,
        text(random, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-", 14) + "-" + venue,
        text(random, "!ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789~", 32),
        random.nextLong(1L << 60, Long.MAX_VALUE),
        new BigDecimal("999999999999.12345678"),
        AT.plusNanos(1_000 * random.nextLong(1_000_000_000)));
  }

  private static String text(SplittableRandom random, String of, int length) {
    return random
        .ints(length, 0, of.length())
        .mapToObj(of::charAt)
        .map(String::valueOf)
        .collect(Collectors.joining());
  }

  /**
   * Returns a decision with the maximum number of positions and the longest names, each on some
   * venues.
   */
  private static Decision largest(int venues) {
    var random = new SplittableRandom(7);
    var marks = new TreeMap<String, Mark>();
    for (var i = 0; i < ReferenceSet.MAX_POSITIONS; i++) {
      var symbol =
          text(random, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-", 32);
      for (var venue = 0; venue < venues; venue++) {
        var mark = longest(symbol, venue, random);
        marks.put(mark.name(), mark);
      }
    }
    var figures = new RiskFigures(101_000_000, 0, 0, "ACME", 50_000_000, 1, 1);
    return new Decision(
        "growth",
        1,
        figures,
        new Decision.LimitCheck(LIMITS, LIMITS.uses(figures, Map.of(), true)),
        FINDINGS,
        new Decision.MarksUsed(marks, List.copyOf(marks.keySet()), List.of(), List.of()),
        new Decision.Provenance(
            3,
            new Halts(5, 4, List.of()),
            new Decision.DecisionTimes(Optional.of(AT), AT, AT.plusSeconds(20), Optional.of(AT)),
            "group-1",
            "us-east-1",
            1));
  }

  @Test
  void the_largest_decision_is_stored_and_has_the_latest_mark_of_each_symbol() {
    for (var venues : List.of(1, 3)) {
      openStore();
      var largest = largest(venues);
      assertThat(risks.commit(largest)).isInstanceOf(Committed.class);
      var latest = new TreeMap<String, Mark>();
      largest
          .marks()
          .byName()
          .values()
          .forEach(
              mark ->
                  latest.merge(
                      mark.symbol(),
                      mark,
                      (one, other) -> other.occurredAt().isAfter(one.occurredAt()) ? other : one));
      assertThat(risks.read("growth").marks()).containsAll(latest.values());
    }
  }
}
