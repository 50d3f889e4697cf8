package dev.weir.verification.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.acceptance.stacks.HomeFolder;
import dev.weir.engine.Semantics;
import dev.weir.rehearsal.drill.DrillCharges;
import dev.weir.rehearsal.prices.UnitPrices;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Each of the semantics keeps its promise and makes its mistake. {@code -Dweir.semanticsRuns=N}
 * runs more worlds, {@code -Dweir.seed=S} begins with another one; it prints the table of
 * docs/delivery-semantics.md.
 */
@Tag("long")
class SemanticsDrillTest {

  private static final int SAMPLE = 50;
  private static final int RUNS = Integer.getInteger("weir.semanticsRuns", SAMPLE);
  private static final long SEED = Long.getLong("weir.seed", 1);

  private static final DrillPrices PRICES = new DrillCharges(UnitPrices.listed());

  private static SemanticsReport report;

  @BeforeAll
  static void drill() {
    report = new SemanticsDrill(SEED, RUNS).run(_ -> {});
  }

  @Test
  void exactly_once_loses_nothing_and_doubles_nothing() {
    for (var pipeline : List.of("access logs", "transactions")) {
      var row = report.row(pipeline, Semantics.EXACTLY_ONCE);
      assertThat(row.lost()).as(pipeline).isZero();
      assertThat(row.doubled()).as(pipeline).isZero();
    }
  }

  @Test
  void at_least_once_loses_nothing_and_shows_duplicates_where_events_have_no_id() {
    var accessLogs = report.row("access logs", Semantics.AT_LEAST_ONCE);
    assertThat(accessLogs.lost()).isZero();
    assertThat(accessLogs.doubled()).isPositive();
    var transactions = report.row("transactions", Semantics.AT_LEAST_ONCE);
    assertThat(transactions.lost()).isZero();
    assertThat(transactions.doubled()).isZero();
  }

  @Test
  void at_most_once_doubles_nothing_and_shows_losses() {
    for (var pipeline : List.of("access logs", "transactions")) {
      var row = report.row(pipeline, Semantics.AT_MOST_ONCE);
      assertThat(row.doubled()).as(pipeline).isZero();
      assertThat(row.lost()).as(pipeline).isPositive();
    }
  }

  @Test
  void what_cant_be_read_is_in_quarantine_whatever_the_semantics_are() {
    assertThat(report.rows()).allSatisfy(row -> assertThat(row.unquarantined()).isZero());
    assertThat(report.broken()).isEmpty();
  }

  @Test
  void the_same_seed_gives_the_same_table() {
    var once = new SemanticsDrill(7, 4).run(_ -> {});
    var again = new SemanticsDrill(7, 4).run(_ -> {});
    assertThat(once.markdown(PRICES)).isEqualTo(again.markdown(PRICES));
  }

  @Test
  void the_table_in_the_docs_is_the_one_of_these_seeds() throws IOException {
    System.out.printf("First seed %d, %,d runs a row:%n%s", SEED, RUNS, report.markdown(PRICES));
    var docs = Files.readString(HomeFolder.CHECKOUT.resolve("docs/delivery-semantics.md"));
    if (RUNS == SAMPLE && SEED == 1) {
      assertThat(docs).contains(report.markdown(PRICES));
    }
  }
}
