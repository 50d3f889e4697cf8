package dev.weir.rehearsal.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.client.market.DecisionView;
import dev.weir.market.Mark;
import dev.weir.market.reference.Instrument;
import dev.weir.market.reference.PortfolioPosition;
import dev.weir.market.reference.ReferenceSet;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecomputationTest {

  private static final Instant AT = Instant.parse("2026-11-23T14:30:00Z");

  // Ten ACME at 1 per unit, and five short BOLT at 2.2
  // per unit: the multiplier 2 times the EUR rate 1.1.
  private static final ReferenceSet REFERENCE =
      new ReferenceSet(
          List.of(
              instrument("ACME", "USD", "1", -0.10, 0.02, 0, 0.01),
              instrument("BOLT", "EUR", "2", 0.10, -0.02, 0.01, 0),
              instrument("COLA", "USD", "1", 0, 0, 0, 0)),
          Map.of("USD", BigDecimal.ONE, "EUR", new BigDecimal("1.1")),
          List.of(
              position("growth", "ACME", "10", "90"),
              position("growth", "BOLT", "-5", "40"),
              position("growth", "COLA", "7", "1"),
              position("value", "ACME", "1000", "1")),
          Map.of(),
          List.of());

  private static final String RIGHT =
      """
      {"figures":{"gross":"1550.00","net":"450","unrealised":"-10","largestShare":"0.645161",\
      "valueAtRisk":"155.001","expectedShortfall":"154.999"},"marks":{"ACME@XNAS":"monday/7","BOLT@XNAS":"monday/7"}}\
      """;

  private static Instrument instrument(
      String symbol, String currency, String multiplier, double... returns) {
    return new Instrument(symbol, symbol, "equity", currency, new BigDecimal(multiplier), returns);
  }

  private static PortfolioPosition position(
      String portfolio, String symbol, String quantity, String cost) {
    return new PortfolioPosition(portfolio, symbol, new BigDecimal(quantity), new BigDecimal(cost));
  }

  private static Mark mark(String symbol, String venue, String price, Instant at) {
    return new Mark(symbol, venue, "monday", 7, new BigDecimal(price), at);
  }

  private static final Mark ACME = mark("ACME", "XNAS", "100", AT);
  private static final Mark BOLT = mark("BOLT", "XNAS", "50", AT);

  private static List<String> differences(String decision, Mark... marks) {
    return new Recomputation(REFERENCE, List.of(marks))
        .differences("growth", DecisionView.of(decision).json());
  }

  @Test
  void a_decision_with_the_right_figures_differs_in_nothing() {
    assertThat(differences(RIGHT, ACME, BOLT)).isEmpty();
  }

  @Test
  void a_figure_that_is_a_cent_off_is_reported() {
    assertThat(differences(RIGHT.replace("1550.00", "1550.01"), ACME, BOLT))
        .containsExactly("gross is 1550.010000, not 1550.000000");
  }

  @Test
  void a_missing_figure_is_reported() {
    assertThat(differences(RIGHT.replace("\"net\"", "\"netto\""), ACME, BOLT))
        .containsExactly("net is NaN, not 450.000000");
  }

  @Test
  void every_figure_is_looked_at() {
    assertThat(differences("{}", ACME, BOLT))
        .extracting(difference -> difference.substring(0, difference.indexOf(' ')))
        .containsExactly(
            "gross", "net", "unrealised", "valueAtRisk", "expectedShortfall", "largestShare");
  }

  @Test
  void of_several_venues_the_price_is_the_latest_and_of_equal_times_the_later_name() {
    var earlier = mark("ACME", "XTKS", "1", AT.minusSeconds(1));
    var sameTime = mark("ACME", "XLON", "2", AT);
    assertThat(differences(RIGHT, earlier, ACME, BOLT, sameTime)).isEmpty();
    assertThat(differences(RIGHT, sameTime, BOLT, ACME, earlier)).isEmpty();
    var later = mark("ACME", "XLON", "100.01", AT.plusMillis(1));
    assertThat(differences(RIGHT, ACME, later, BOLT))
        .contains("gross is 1550.000000, not 1550.100000");
  }

  @Test
  void a_decision_on_an_older_or_unsent_tick_is_reported() {
    assertThat(
            differences(
                RIGHT.replace("\"BOLT@XNAS\":\"monday/7\"", "\"BOLT@XNAS\":\"monday/6\""),
                ACME,
                BOLT))
        .singleElement()
        .asString()
        .endsWith("is not the newest tick of BOLT@XNAS");
    assertThat(differences(RIGHT.replace("\"BOLT@XNAS\"", "\"BOLT@XLON\""), ACME, BOLT))
        .singleElement()
        .asString()
        .endsWith("is not the newest tick of BOLT@XLON");
  }
}
