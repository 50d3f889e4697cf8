package dev.weir.market.risk.commit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.ByKey;
import dev.weir.engine.CommitResult;
import dev.weir.engine.TableQuarantine;
import dev.weir.market.ConflictRetry;
import dev.weir.market.Mark;
import dev.weir.market.Rank;
import dev.weir.market.ReceivedMark;
import dev.weir.market.exposure.Action;
import dev.weir.market.exposure.Limit;
import dev.weir.market.exposure.LimitState;
import dev.weir.market.exposure.Limits;
import dev.weir.market.reference.CurrentReference;
import dev.weir.market.reference.Halt;
import dev.weir.market.reference.HaltStore;
import dev.weir.market.reference.Halts;
import dev.weir.market.reference.Instrument;
import dev.weir.market.reference.PortfolioPosition;
import dev.weir.market.reference.ReferenceBook;
import dev.weir.market.reference.ReferenceSet;
import dev.weir.market.reference.ReferenceStore;
import dev.weir.market.reference.ReferenceVersion;
import dev.weir.market.risk.decide.Decision;
import dev.weir.market.risk.decide.DecisionMaker;
import dev.weir.market.risk.decide.MarkUpdates;
import dev.weir.market.risk.decide.StoredRisk;
import dev.weir.market.risk.lease.Groups;
import dev.weir.market.risk.lease.Lease;
import dev.weir.metrics.Step;
import dev.weir.stream.Concurrency;
import dev.weir.stream.SequenceNumber;
import dev.weir.telemetry.Meter;
import dev.weir.telemetry.Telemetry;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PortfolioStepTest {

  private static final Instant AT = Instant.parse("2026-11-23T14:30:00Z");
  private static final SequenceNumber FIRST = new SequenceNumber("1");
  private static final Lease LEASE = lease(4);

  private final ContendedDecisions table = new ContendedDecisions();
  private final List<Duration> pauses = new ArrayList<>();
  private final DefinedHalts orders = new DefinedHalts();
  private CurrentHalts lastHalts;
  private final Updates updates = updates();

  private Updates updates() {
    var references = new CurrentReference(new NoReferences());
    lastHalts = new CurrentHalts(orders);
    return new Updates(new KnownPortfolios(table, references, lastHalts, () -> AT));
  }

  /** An instance that applies marks to the portfolio. */
  private final class Updates {
    private final Meter meter = Telemetry.unseen(Step.RISK).meter();
    private final ConflictRetry conflicts = new ConflictRetry(pauses::add);
    private final ByKey byPortfolio =
        new ByKey(
            Concurrency.oneByOne(),
            new TableQuarantine(),
            meter,
            Duration.ofSeconds(10),
            conflicts::stepBack);
    private final KnownPortfolios known;

    Updates(KnownPortfolios known) {
      this.known = known;
    }

    void take(String portfolio, MarkUpdates marks, Lease lease, ReferenceBook book) {
      var decisions =
          new DecisionMaker(
              "us-east-1", Duration.ofSeconds(30), at -> at.plusSeconds(20), new Groups(2));
      var step =
          new PortfolioStep(
              lease.epoch(),
              book,
              decisions,
              table,
              conflicts,
              known,
              new RiskMetrics(meter),
              _ -> {});
      var unapplied =
          byPortfolio.apply(
              step,
              Map.of(portfolio, List.of(marks)),
              each -> step.stateOf(each, marks),
              () -> Duration.ofMinutes(1));
      assertThat(unapplied).isEmpty();
    }
  }

  private static Lease lease(long epoch) {
    return new Lease("group-1", "us-east-1", epoch, AT.plusSeconds(10), 1);
  }

  private static Instrument instrument(String symbol) {
    return new Instrument(
        symbol, symbol, "equity", "USD", BigDecimal.ONE, new double[] {-0.02, 0.01, -0.01});
  }

  /** Returns ACME and BOLT, fifty of each, with a limit for the larger one's share. */
  private static ReferenceBook book(long version) {
    var symbols = List.of("ACME", "BOLT");
    return new ReferenceBook(
        version,
        new ReferenceSet(
            symbols.stream().map(PortfolioStepTest::instrument).toList(),
            Map.of("USD", BigDecimal.ONE),
            symbols.stream()
                .map(
                    each ->
                        new PortfolioPosition("growth", each, new BigDecimal("50"), BigDecimal.TEN))
                .toList(),
            Map.of("growth", new Limits(Map.of(Limit.SINGLE_NAME, new BigDecimal("0.8")))),
            List.of()));
  }

  private static Mark mark(String symbol, long sequence, String price) {
    return new Mark(
        symbol, "XNAS", "monday", sequence, new BigDecimal(price), AT.plusSeconds(sequence));
  }

  private static MarkUpdates all(Mark... marks) {
    return MarkUpdates.all(
        FIRST,
        Arrays.stream(marks)
            .map(
                mark ->
                    new ReceivedMark(
                        mark,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        mark.occurredAt(),
                        "us-east-1"))
            .toList());
  }

  private static MarkUpdates moved(Mark... marks) {
    return MarkUpdates.moved(FIRST, List.of(marks), Optional.of(AT));
  }

  private void take(MarkUpdates news) {
    updates.take("growth", news, LEASE, book(1));
  }

  /** Decisions in memory; the test defines the writes of others in between. */
  private static final class ContendedDecisions implements RiskStore {
    private final List<Decision> decisions = new ArrayList<>();
    private Runnable beforeCommit = () -> {};
    private int commits;

    @Override
    public StoredRisk read(String portfolio) {
      return stored();
    }

    private StoredRisk stored() {
      return decisions.isEmpty() ? StoredRisk.NONE : StoredRisk.after(decisions.getLast());
    }

    @Override
    public Optional<StoredDecision> latest(String portfolio) {
      throw new UnsupportedOperationException("An update has no need of it");
    }

    @Override
    public CommitResult<StoredRisk> commit(Decision decision) {
      commits++;
      var others = beforeCommit;
      beforeCommit = () -> {};
      others.run();
      if (stored().version() != decision.previousVersion()
          || stored().epoch() > decision.provenance().epoch()) {
        return new CommitResult.Conflict<>(stored());
      }
      decisions.add(decision);
      return new CommitResult.Committed<>(stored());
    }

    Decision latest() {
      return decisions.getLast();
    }
  }

  /** Halts that the test defines. */
  private static final class DefinedHalts implements HaltStore {
    private Halts now = Halts.NONE;

    @Override
    public Halts halts() {
      return now;
    }

    @Override
    public boolean replace(Halts next) {
      throw new UnsupportedOperationException("An update orders nothing");
    }
  }

  private static final class NoReferences implements ReferenceStore {
    @Override
    public Optional<ReferenceVersion> current() {
      return Optional.empty();
    }

    @Override
    public ReferenceSet read(ReferenceVersion version) {
      throw new UnsupportedOperationException("There is none");
    }

    @Override
    public Optional<ReferenceVersion> load(
        ReferenceSet set, Optional<ReferenceVersion> before, Instant loadedAt) {
      throw new UnsupportedOperationException("An update loads nothing");
    }

    @Override
    public int removeOlderThan(ReferenceVersion version) {
      throw new UnsupportedOperationException("An update removes nothing");
    }
  }

  @Test
  void a_mark_is_taken_in_once() {
    take(moved(mark("ACME", 1, "100")));
    take(moved(mark("ACME", 1, "100")));
    assertThat(table.decisions).hasSize(1);
    assertThat(table.latest().marks().byName()).containsOnlyKeys("ACME@XNAS");
  }

  @Test
  void a_lease_of_an_older_epoch_than_the_latest_decisions_takes_marks_in_all_the_same() {
    take(moved(mark("ACME", 1, "100")));
    // As after a change of the number of groups: the portfolio's new group has another lease.
    var updatesOfOthers = updates();
    updatesOfOthers.take("growth", moved(mark("ACME", 2, "101")), lease(1), book(1));
    assertThat(table.latest().marks().byName().get("ACME@XNAS").sequence()).isEqualTo(2);
    assertThat(table.latest().provenance().epoch()).isEqualTo(4);
  }

  @Test
  void a_decision_that_somebody_else_has_stored_is_read_and_the_mark_taken_into_it() {
    take(moved(mark("ACME", 1, "100")));
    updates().take("growth", moved(mark("BOLT", 2, "50")), lease(5), book(1));
    take(moved(mark("ACME", 3, "102")));
    assertThat(table.latest().marks().byName().values())
        .containsExactly(mark("ACME", 3, "102"), mark("BOLT", 2, "50"));
    assertThat(table.latest().version()).isEqualTo(3);
    assertThat(table.latest().provenance().epoch()).isEqualTo(5);
  }

  @Test
  void all_marks_are_stored_and_nothing_is_written_if_none_changed() {
    take(moved(mark("ACME", 1, "100")));
    updates().take("growth", moved(mark("BOLT", 2, "50")), LEASE, book(1));
    var commits = table.commits;
    take(all(mark("ACME", 1, "100"), mark("BOLT", 2, "50")));
    assertThat(table.commits).isEqualTo(commits);
    take(all(mark("ACME", 1, "100"), mark("BOLT", 3, "51")));
    assertThat(table.commits).isEqualTo(commits + 1);
    assertThat(table.latest().marks().byName().get("BOLT@XNAS").sequence()).isEqualTo(3);
  }

  /** Another instance wins this many commits. */
  private void getAhead(int times, long sequence) {
    table.beforeCommit =
        () -> {
          updates().take("growth", moved(mark("BOLT", sequence, "50")), LEASE, book(1));
          if (times > 1) {
            getAhead(times - 1, sequence + 1);
          }
        };
  }

  @Test
  void who_finds_another_ones_decision_goes_on_at_once_and_then_steps_back_each_time() {
    getAhead(1, 1);
    take(moved(mark("ACME", 1, "100")));
    assertThat(pauses).isEmpty();
    getAhead(4, 2);
    take(moved(mark("ACME", 2, "101")));
    assertThat(pauses).hasSize(3);
    assertThat(table.latest().marks().byName().values())
        .containsExactly(mark("ACME", 2, "101"), mark("BOLT", 5, "50"));
  }

  @Test
  void what_a_limit_came_to_while_marks_were_missing_is_not_gone_on_from() {
    take(moved(mark("ACME", 1, "62.4")));
    assertThat(table.latest().marks().unmarked()).containsExactly("BOLT");
    assertThat(table.latest().state()).isEqualTo(LimitState.HALTED);
    take(moved(mark("BOLT", 2, "37.6")));
    assertThat(table.latest().limits().uses().getFirst().value())
        .isEqualByComparingTo("0.624"); // 78 % of it
    assertThat(table.latest().state()).isEqualTo(LimitState.ACTIVE);
  }

  @Test
  void what_a_limit_came_to_while_a_value_was_beyond_is_not_gone_on_from() {
    take(moved(mark("ACME", 1, "62.4"), mark("BOLT", 1, "37.6")));
    take(moved(mark("BOLT", 2, "999999999999")));
    assertThat(table.latest().marks().beyond()).containsExactly("BOLT");
    assertThat(table.latest().state()).isEqualTo(LimitState.HALTED);
    take(moved(mark("BOLT", 3, "37.6")));
    assertThat(table.latest().state()).isEqualTo(LimitState.ACTIVE);
  }

  @Test
  void what_whole_figures_came_to_is_gone_on_from_once_they_are_whole_again() {
    take(moved(mark("ACME", 1, "90"), mark("BOLT", 1, "10")));
    assertThat(table.latest().state()).isEqualTo(LimitState.HALTED);
    take(moved(mark("BOLT", 2, "999999999999")));
    take(moved(mark("ACME", 3, "62.4"), mark("BOLT", 3, "37.6")));
    assertThat(table.latest().state()).isEqualTo(LimitState.HALTED);
  }

  @Test
  void what_falls_silent_is_named_as_stale_once_all_marks_show_that_others_have_gone_on() {
    var silent = List.of(mark("ACME", 1, "100"), mark("BOLT", 2, "50"));
    take(moved(silent.getFirst(), silent.getLast()));
    take(all(silent, mark("COLA", 31, "7")));
    assertThat(table.decisions).hasSize(1); // ACME is thirty seconds old, which is not yet stale
    take(all(silent, mark("COLA", 32, "7")));
    assertThat(table.latest().marks().stale()).containsExactly("ACME@XNAS");
    assertThat(table.latest().provenance().times().feedTime()).contains(AT.plusSeconds(32));
    take(all(silent, mark("COLA", 32, "7")));
    assertThat(table.decisions).hasSize(2);
  }

  @Test
  void feed_time_never_goes_back_before_that_of_the_previous_decision() {
    take(moved(mark("ACME", 1, "100")));
    take(all(List.of(mark("ACME", 1, "100")), mark("COLA", 60, "7")));
    take(moved(mark("BOLT", 40, "50")));
    assertThat(table.latest().provenance().times().feedTime()).contains(AT.plusSeconds(60));
    assertThat(table.latest().marks().stale()).containsExactly("ACME@XNAS");
  }

  private static MarkUpdates all(List<Mark> marks, Mark another) {
    return all(Stream.concat(marks.stream(), Stream.of(another)).toArray(Mark[]::new));
  }

  @Test
  void one_unmarked_share_does_not_release_a_limit_that_is_passed() {
    take(moved(mark("ACME", 1, "90"), mark("BOLT", 1, "10")));
    assertThat(table.latest().limits().uses().getFirst().state()).isEqualTo(LimitState.HALTED);
    var cancelled =
        new Mark(
            "ACME", "XNAS", new Rank(0, 0, "monday", 0, 2, 3), Optional.empty(), AT.plusSeconds(2));
    take(moved(cancelled));
    assertThat(table.latest().marks().unmarked()).containsExactly("ACME");
    assertThat(table.latest().limits().uses().getFirst().state()).isEqualTo(LimitState.HALTED);
  }

  private static Halts ordered(Optional<Instant> until) {
    return Halts.NONE.with(new Halt(0, "growth", Action.HALT, "kim", "a rumour", until));
  }

  @Test
  void a_halt_by_hand_is_in_the_next_decision_and_never_forgotten_by_one_who_missed_it() {
    take(moved(mark("ACME", 1, "50"), mark("BOLT", 1, "50")));
    assertThat(table.latest().state()).isEqualTo(LimitState.ACTIVE);
    orders.now = ordered(Optional.empty());
    var informed = updates();
    lastHalts.refresh();
    informed.take("growth", moved(mark("BOLT", 2, "51")), LEASE, book(1));
    assertThat(table.latest().state()).isEqualTo(LimitState.HALTED);
    take(moved(mark("ACME", 3, "51"))); // has read none since before the order
    assertThat(table.latest().state()).isEqualTo(LimitState.HALTED);
    assertThat(table.latest().provenance().halts()).isEqualTo(orders.now);
  }

  @Test
  void a_halt_ends_at_its_time_and_with_its_release() {
    orders.now = ordered(Optional.of(AT));
    lastHalts.refresh();
    take(moved(mark("ACME", 1, "50"), mark("BOLT", 1, "50")));
    assertThat(table.latest().state()).isEqualTo(LimitState.ACTIVE);
    orders.now = orders.now.with(orders.now.all().getFirst()).without(2);
    lastHalts.refresh();
    take(moved(mark("ACME", 2, "50")));
    assertThat(table.latest().provenance().halts().revision()).isEqualTo(3);
    assertThat(table.latest().state()).isEqualTo(LimitState.ACTIVE);
  }
}
