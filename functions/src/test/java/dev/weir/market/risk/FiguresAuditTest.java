package dev.weir.market.risk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.CommitResult;
import dev.weir.market.ConflictRetry;
import dev.weir.market.Mark;
import dev.weir.market.exposure.Action;
import dev.weir.market.exposure.Cause;
import dev.weir.market.reference.Halt;
import dev.weir.market.reference.HaltStore;
import dev.weir.market.reference.Halts;
import dev.weir.market.reference.Instrument;
import dev.weir.market.reference.PortfolioPosition;
import dev.weir.market.reference.ReferenceBook;
import dev.weir.market.reference.ReferenceSet;
import dev.weir.market.risk.commit.DecisionJson;
import dev.weir.market.risk.commit.RiskStore;
import dev.weir.market.risk.commit.StoredDecision;
import dev.weir.market.risk.decide.Decision;
import dev.weir.market.risk.decide.StoredRisk;
import dev.weir.market.risk.decide.Valuation;
import dev.weir.stream.Deadline;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FiguresAuditTest {

  private static final Deadline FAR = () -> Duration.ofMinutes(1);
  private static final Instant AT = Instant.parse("2026-11-23T14:30:00Z");
  private static final List<Mark> MARKS =
      List.of(new Mark("ACME", "XNAS", "monday", 7, new BigDecimal("101.25"), AT));

  private final Map<String, StoredDecision> table = new TreeMap<>();
  private final List<String> asked = new ArrayList<>();
  private Halts halts = Halts.NONE;
  private Instant now = AT;
  private final FiguresAudit audit =
      new FiguresAudit(
          new AuditedDecisions(),
          new AuditOrders(new AuditedHalts(), new ConflictRetry(_ -> {}), "us-east-1"),
          () -> now);

  /** Halts in memory. */
  private final class AuditedHalts implements HaltStore {
    @Override
    public Halts halts() {
      return halts;
    }

    @Override
    public boolean replace(Halts next) {
      halts = next;
      return true;
    }
  }

  /** Decisions in memory. */
  private final class AuditedDecisions implements RiskStore {
    @Override
    public Optional<StoredDecision> latest(String portfolio) {
      asked.add(portfolio);
      return Optional.ofNullable(table.get(portfolio));
    }

    @Override
    public StoredRisk read(String portfolio) {
      throw new UnsupportedOperationException("An audit has no need of it");
    }

    @Override
    public CommitResult<StoredRisk> commit(Decision decision) {
      throw new UnsupportedOperationException("An audit writes nothing");
    }
  }

  private static ReferenceBook book(long version, int portfolios) {
    var acme =
        new Instrument(
            "ACME", "Acme", "equity", "USD", BigDecimal.ONE, new double[] {-0.02, 0.01, -0.01});
    var positions =
        IntStream.range(0, portfolios)
            .mapToObj(
                i ->
                    new PortfolioPosition(
                        "p" + i, "ACME", new BigDecimal("50"), new BigDecimal("98")))
            .toList();
    return new ReferenceBook(
        version,
        new ReferenceSet(
            List.of(acme), Map.of("USD", BigDecimal.ONE), positions, Map.of(), List.of()));
  }

  private static StoredDecision right(String portfolio, ReferenceBook book) {
    var figures = new Valuation(portfolio, book, MARKS).figures();
    return new StoredDecision(4, book.version(), MARKS, DecisionJson.figures(figures));
  }

  private static StoredDecision wrong(String portfolio, ReferenceBook book) {
    var right = right(portfolio, book);
    return new StoredDecision(
        right.version(),
        right.referenceVersion(),
        right.marks(),
        right.json().replace("\"gross\":\"5062.500000\"", "\"gross\":\"5062.500001\""));
  }

  private int disagreements(ReferenceBook book) {
    return audit.disagreements(book.portfolios(), book, FAR);
  }

  @Test
  void figures_that_come_out_the_same_agree() {
    var book = book(3, 1);
    table.put("p0", right("p0", book));
    assertThat(disagreements(book)).isZero();
  }

  @Test
  void a_millionth_more_is_a_disagreement() {
    var book = book(3, 2);
    table.put("p0", right("p0", book));
    table.put("p1", wrong("p1", book));
    assertThat(disagreements(book)).isOne();
  }

  @Test
  void a_disagreement_halts_the_portfolio_once_until_an_operator_releases_it() {
    var book = book(3, 2);
    table.put("p0", right("p0", book));
    table.put("p1", wrong("p1", book));
    for (var minute = 0; minute < 2; minute++) {
      assertThat(disagreements(book)).isOne();
      assertThat(halts.all())
          .containsExactly(
              new Halt(
                  1,
                  "p1",
                  Cause.REGIONS_DISAGREE,
                  Action.HALT,
                  "audit in us-east-1",
                  "figures of version 4 are others here",
                  Optional.empty()));
      now = now.plusSeconds(60);
    }
  }

  @Test
  void portfolios_without_a_decision_or_with_other_reference_data_are_left_for_later() {
    table.put("p0", wrong("p0", book(2, 1)));
    assertThat(disagreements(book(3, 2))).isZero();
  }

  @Test
  void all_portfolios_have_their_turn_a_stretch_a_minute() {
    var book = book(1, 100);
    var seen = new HashSet<String>();
    for (var minute = 0; minute < 4; minute++) {
      asked.clear();
      assertThat(disagreements(book)).isZero();
      assertThat(asked).hasSize(FiguresAudit.PORTFOLIOS_A_MINUTE).doesNotHaveDuplicates();
      seen.addAll(asked);
      now = now.plusSeconds(60);
    }
    assertThat(seen).containsAll(book.portfolios());
  }

  @Test
  void where_time_is_short_the_rest_is_left() {
    var book = book(1, 3);
    assertThat(audit.disagreements(book.portfolios(), book, () -> Duration.ofSeconds(2))).isZero();
    assertThat(asked).isEmpty();
  }
}
