package dev.weir.client.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weir.market.exposure.Action;
import dev.weir.market.exposure.Cause;
import dev.weir.market.reference.CorporateAction;
import dev.weir.market.reference.ReferenceBook;
import dev.weir.samples.MarketSample;
import dev.weir.settings.InvalidSettingsException;
import dev.weir.settings.SettingProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReferenceFilesTest {

  @TempDir Path folder;

  @BeforeEach
  void write() throws IOException {
    file("fx.csv", "currency,rate", "USD,1", "EUR,1.08");
    file(
        "instruments.csv",
        "symbol,name,asset_class,currency,multiplier,r1,r2",
        "A,\"A, Inc.\",equity,USD,1,0.01,-0.02",
        "B,B,equity,EUR,10,0,0.5");
    file("positions.csv", "portfolio,symbol,quantity,average_cost", "p,A,100,9.5", "p,B,-3,20");
    file(
        "limits.csv",
        "portfolio,gross,net,value_at_risk,expected_shortfall,single_name,daily_loss",
        "p,1000000,,,,0.9,5000");
  }

  private void file(String name, String... lines) throws IOException {
    Files.write(folder.resolve(name), List.of(lines));
  }

  private List<String> problems() {
    return catchThrowableOfType(InvalidSettingsException.class, () -> ReferenceFiles.read(folder))
        .problems()
        .stream()
        .map(SettingProblem::toString)
        .toList();
  }

  @Test
  void right_files_make_a_set() {
    var set = ReferenceFiles.read(folder);
    assertThat(set.instruments()).extracting("symbol").containsExactly("A", "B");
    assertThat(set.instruments().getFirst().returns()).containsExactly(0.01, -0.02);
    assertThat(set.positions()).hasSize(2);
    assertThat(set.limits().get("p").most()).hasSize(3);
    assertThat(set.sessions()).isEmpty();
  }

  @Test
  void a_synthetic_market_is_read_completely() throws IOException {
    var sample = MarketSample.of(1, Instant.parse("2026-11-23T10:00:00Z"), 2_000, 100);
    sample.reference().write(folder);
    var set = ReferenceFiles.read(folder);
    assertThat(set.instruments()).hasSize(300);
    assertThat(set.sessions()).isNotEmpty();
  }

  @Test
  void a_missing_file_and_a_wrong_header_are_reported() throws IOException {
    Files.delete(folder.resolve("limits.csv"));
    file("positions.csv", "portfolio,symbol,amount,average_cost");
    assertThat(problems())
        .contains(
            "limits.csv: create this file; its header begins with"
                + " portfolio,gross,net,value_at_risk,expected_shortfall,single_name,daily_loss",
            "positions.csv:1: add the column quantity",
            "positions.csv:1 = amount: unknown column; known are portfolio, symbol, quantity,"
                + " average_cost");
  }

  @Test
  void all_errors_are_reported_with_their_lines() throws IOException {
    file(
        "instruments.csv",
        "symbol,name,asset_class,currency,multiplier,r1",
        "A,A,equity,USD,1,abc",
        "A,A,equity,GBP,0,0.1",
        "A@,A,equity,USD,1");
    file(
        "positions.csv",
        "portfolio,symbol,quantity,average_cost",
        "p,A,1e9,1",
        "p,A,1,-1",
        "p q,C,1,1");
    file(
        "limits.csv",
        "portfolio,gross,net,value_at_risk,expected_shortfall,single_name,daily_loss",
        "x,0,,,,,");
    file("sessions.csv", "venue,session,opens_at,closes_at", "X,monday,today,tomorrow");
    assertThat(problems())
        .extracting(problem -> problem.replaceFirst("( = .*)?: .*", ""))
        .containsExactlyInAnyOrder(
            "instruments.csv:2 r1",
            "instruments.csv:3 multiplier",
            "instruments.csv:3 currency",
            "instruments.csv:3 symbol",
            "instruments.csv:4",
            "positions.csv:2 quantity",
            "positions.csv:3 symbol",
            "positions.csv:3 average_cost",
            "positions.csv:4 portfolio",
            "positions.csv:4 symbol",
            "limits.csv:2 portfolio",
            "limits.csv:2 gross",
            "limits.csv",
            "sessions.csv:2 opens_at",
            "sessions.csv:2 closes_at");
  }

  private void assertProblem(String expected) {
    assertThat(problems()).containsExactly(expected);
  }

  @Test
  void a_share_above_one_is_refused() throws IOException {
    limits("p,1000000,,,,1.5,");
    assertProblem(
        "limits.csv:2 single_name = 1.5: give a decimal number above 0 and at most 1; leave it"
            + " empty for no limit");
  }

  private void limits(String row) throws IOException {
    file(
        "limits.csv",
        "portfolio,gross,net,value_at_risk,expected_shortfall,single_name,daily_loss",
        row);
  }

  @Test
  void without_a_base_currency_nothing_is_loaded() throws IOException {
    file("fx.csv", "currency,rate", "USD,1.1", "EUR,1.08");
    assertProblem("fx.csv: give the base currency the rate 1");
  }

  @Test
  void a_portfolio_without_limits_is_refused() throws IOException {
    limits("p,,,,,,");
    assertProblem("limits.csv:2 portfolio = p: give it at least one limit");
    file("positions.csv", "portfolio,symbol,quantity,average_cost", "p,A,100,9.5", "q,B,-3,20");
    limits("p,1,,,,,");
    assertProblem("limits.csv = q: add a row for this portfolio, which has positions");
  }

  @Test
  void a_limit_on_value_at_risk_needs_a_hundred_returns() throws IOException {
    limits("p,,,5,,,");
    assertProblem(
        "limits.csv:2 value_at_risk = 5: give at least 100 daily returns in instruments.csv, which"
            + " has 2, or leave it empty");
  }

  @Test
  void instruments_without_any_return_are_refused() throws IOException {
    file(
        "instruments.csv",
        "symbol,name,asset_class,currency,multiplier",
        "A,A,equity,USD,1",
        "B,B,equity,EUR,10");
    assertProblem("instruments.csv:1: add a column for each daily return after multiplier");
  }

  @Test
  void sessions_that_no_tick_can_have_or_that_are_there_twice_are_refused() throws IOException {
    file(
        "sessions.csv",
        "venue,session,opens_at,closes_at",
        "XNAS,9,2026-11-23T09:00:00Z,2026-11-23T17:00:00Z",
        "XNAS,9,2026-11-24T09:00:00Z,2026-11-24T17:00:00Z",
        "xnas,10,2026-11-23T09:00:00Z,2026-11-23T17:00:00Z",
        "XNAS,a/b,2026-11-23T09:00:00Z,2026-11-23T17:00:00Z");
    assertThat(problems())
        .containsExactly(
            "sessions.csv:3 session = 9: give one row for each session of XNAS",
            "sessions.csv:4 venue = xnas: give a venue that ticks can have",
            "sessions.csv:5 session = a/b: give a session that ticks can have");
  }

  @Test
  void collars_are_read_and_checked() throws IOException {
    file(
        "collars.csv",
        "symbol,asset_class,share,amount,below_zero",
        ",,0.2,0,no",
        ",equity,0.3,0,no",
        "A,,0.1,50,yes");
    file(
        "instruments.csv",
        "symbol,name,asset_class,currency,multiplier,r1,r2",
        "A,Oil,future,USD,1,-55.90,47.64",
        "B,B,equity,EUR,10,0,0.5");
    var book = new ReferenceBook(1, ReferenceFiles.read(folder));
    assertThat(book.collar("A").allowsBelowZero()).isTrue();
    assertThat(book.collar("B").share()).isEqualByComparingTo("0.3");
    assertThat(book.collar("Z").share()).isEqualByComparingTo("0.2");
    file(
        "collars.csv",
        "symbol,asset_class,share,amount,below_zero",
        "Z,,0.2,0,no",
        ",bond,0.2,0,no",
        "B,,0,0,no",
        "B,,0.1,0,maybe",
        "B,equity,0.1,0,no");
    assertThat(problems())
        .extracting(problem -> problem.replaceFirst("( = .*)?: .*", ""))
        .contains(
            "collars.csv:2 symbol",
            "collars.csv:3 asset_class",
            "collars.csv:4 share",
            "collars.csv:5 below_zero",
            "collars.csv:6 asset_class");
  }

  @Test
  void a_declared_session_keeps_its_opening() throws IOException {
    file(
        "sessions.csv",
        "venue,session,opens_at,closes_at",
        "XNAS,9,2026-11-23T09:00:00Z,2026-11-23T17:00:00Z",
        "XNAS,2026-11-23,2026-11-23T09:00:00Z,2026-11-23T17:00:00Z");
    var before = ReferenceFiles.read(folder);
    file(
        "sessions.csv",
        "venue,session,opens_at,closes_at",
        "XNAS,9,2026-11-24T09:00:00Z,2026-11-24T17:00:00Z",
        "XNAS,2026-11-23,2026-11-23T08:00:00Z,2026-11-23T17:00:00Z");
    var after = ReferenceFiles.read(folder);
    assertThat(SessionChanges.problems(before, after))
        .containsExactly(
            new SettingProblem(
                "sessions.csv XNAS session",
                "9",
                "give another name; this one was loaded with the opening 2026-11-23T09:00:00Z"));
    assertThat(SessionChanges.problems(before, before)).isEmpty();
  }

  @Test
  void policies_and_ages_are_read_and_checked() throws IOException {
    file(
        "policies.csv",
        "cause,action,after_seconds",
        "STALE,HALT,",
        "SILENT,WARN,90",
        "REFERENCE_OLD,REDUCE,3600");
    file("ages.csv", "symbol,venue,seconds", "A,,5", ",XNAS,7", "A,XNAS,9");
    var set = ReferenceFiles.read(folder);
    assertThat(set.policy().of(Cause.STALE)).isEqualTo(Action.HALT);
    assertThat(set.policy().of(Cause.UNMARKED)).isEqualTo(Action.HALT);
    assertThat(set.policy().maxSilence()).hasSeconds(90);
    assertThat(set.policy().maxReferenceAge()).hasHours(1);
    var book = new ReferenceBook(1, set);
    assertThat(book.maxAge("A", "XNAS").orElseThrow()).hasSeconds(9);
    assertThat(book.maxAge("A", "XLON").orElseThrow()).hasSeconds(5);
    assertThat(book.maxAge("B", "XNAS").orElseThrow()).hasSeconds(7);
    assertThat(book.maxAge("B", "XLON")).isEmpty();
    file(
        "policies.csv",
        "cause,action,after_seconds",
        "BEYOND,WARN,",
        "STALE,MAYBE,",
        "STALE,HALT,5",
        "STALE,HALT,",
        "SILENT,HALT,0");
    file("ages.csv", "symbol,venue,seconds", ",,5", "A,,5", "A,,6", "B,,0.5");
    assertThat(problems())
        .extracting(problem -> problem.replaceFirst("( = .*)?: .*", ""))
        .containsExactlyInAnyOrder(
            "policies.csv:2 cause",
            "policies.csv:3 action",
            "policies.csv:4 after_seconds",
            "policies.csv:5 cause",
            "policies.csv:6 after_seconds",
            "ages.csv:2 symbol",
            "ages.csv:4 symbol",
            "ages.csv:5 seconds");
  }

  @Test
  void returns_that_are_all_zero_are_refused() throws IOException {
    file(
        "instruments.csv",
        "symbol,name,asset_class,currency,multiplier,r1,r2",
        "A,A,equity,USD,1,0.01,-0.02",
        "B,B,equity,EUR,10,0,0.0");
    assertProblem("instruments.csv:3 r1 = 0: give at least one daily return other than 0");
  }

  @Test
  void ages_of_unknown_symbols_and_of_venues_that_no_tick_can_have_are_refused()
      throws IOException {
    file("ages.csv", "symbol,venue,seconds", "Z,,5", ",xnas,7");
    assertThat(problems())
        .containsExactly(
            "ages.csv:2 symbol = Z: give the symbol of an instrument or rate",
            "ages.csv:3 venue = xnas: give a venue that ticks can have");
  }

  @Test
  void currencies_may_have_ticks_and_daily_returns() throws IOException {
    file(
        "fx.csv",
        "currency,rate,symbol,r1,r2",
        "USD,1,,,",
        "EUR,1.08,EUR/USD,0.01,-0.02",
        "GBP,1.3,,0.005,0");
    file("collars.csv", "symbol,asset_class,share,amount,below_zero", ",FX,0.02,0,no");
    file("ages.csv", "symbol,venue,seconds", "EUR/USD,,5");
    var book = new ReferenceBook(1, ReferenceFiles.read(folder));
    assertThat(book.symbols("p")).containsExactly("A", "B", "EUR/USD");
    assertThat(book.holders("EUR/USD")).containsExactly("p");
    assertThat(book.collar("EUR/USD").share()).isEqualByComparingTo("0.02");
    assertThat(book.holdings("p").getLast().currency().returns()).containsExactly(0.01, -0.02);
  }

  @Test
  void rates_that_can_not_be_are_refused() throws IOException {
    file(
        "fx.csv",
        "currency,rate,symbol,r1,r2",
        "USD,1,,,",
        "EUR,1.08,EUR/USD,,",
        "GBP,1.3,USD/GBP,0.1,0.2",
        "CHF,1.1,CHF/EUR,0.1,0.2",
        "JPY,0.007,JPY/USD,0.1,",
        "SEK,0.1,,0,0",
        "NOK,0.1,NOK/USD,-1,0.1");
    assertThat(problems())
        .containsExactly(
            "fx.csv:3 symbol = EUR/USD: give its daily returns too: a rate with ticks needs them",
            "fx.csv:4 symbol = USD/GBP: give GBP/ followed by the base currency, which has the rate"
                + " 1 and no symbol",
            "fx.csv:5 symbol = CHF/EUR: give CHF/ followed by the base currency, which has the rate"
                + " 1 and no symbol",
            "fx.csv:6 r2: give a decimal number above -1 and at most 10, such as -0.013",
            "fx.csv:7 r1 = 0: give at least one daily return other than 0",
            "fx.csv:8 r1 = -1: give a decimal number above -1 and at most 10, such as -0.013");
  }

  @Test
  void a_rate_with_another_number_of_returns_or_below_zero_is_refused() throws IOException {
    file("fx.csv", "currency,rate,symbol,r1", "USD,1,,", "EUR,1.08,EUR/USD,0.01");
    file("collars.csv", "symbol,asset_class,share,amount,below_zero", "EUR/USD,,0.02,0,yes");
    assertThat(problems())
        .containsExactly(
            "collars.csv:2 below_zero = yes: give no: an exchange rate can't be below zero",
            "fx.csv:1: give as many daily returns as instruments.csv: 2, not 1");
  }

  @Test
  void corporate_actions_are_read_and_checked() throws IOException {
    file(
        "actions.csv",
        "symbol,effective,factor,positions",
        "A,2026-11-30,3/2,before",
        "A,2026-12-01T08:00:00Z,1/10,after");
    var set = ReferenceFiles.read(folder);
    assertThat(set.actions())
        .containsExactly(
            new CorporateAction("A", "2026-11-30", 3, 2, false),
            new CorporateAction("A", "2026-12-01T08:00:00Z", 1, 10, true));
    file(
        "actions.csv",
        "symbol,effective,factor,positions",
        "Z,2026-11-30,2,before",
        "A,monday,2,before",
        "A,2026-11-30,0,before",
        "A,2026-11-30,2,now",
        "B,2026-11-30,2/2,after",
        "B,2026-12-01,10001,after",
        "B,2026-12-02,1.5,after");
    assertThat(problems())
        .extracting(problem -> problem.replaceFirst("( = .*)?: .*", ""))
        .containsExactly(
            "actions.csv:2 symbol",
            "actions.csv:3 effective",
            "actions.csv:4 factor",
            "actions.csv:5 effective",
            "actions.csv:5 positions",
            "actions.csv:6 factor",
            "actions.csv:7 factor",
            "actions.csv:8 factor");
  }
}
