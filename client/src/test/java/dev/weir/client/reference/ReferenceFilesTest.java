package dev.weir.client.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.market.exposure.Action;
import dev.weir.market.exposure.Cause;
import dev.weir.market.reference.CorporateAction;
import dev.weir.market.reference.ReferenceBook;
import dev.weir.samples.MarketSample;
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
    var problems = new Problems();
    assertThat(ReferenceFiles.read(folder, problems).isEmpty()).isEqualTo(!problems.isEmpty());
    return problems.all();
  }

  @Test
  void right_files_make_a_set() {
    var set = ReferenceFiles.read(folder, new Problems()).orElseThrow();
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
    var set = ReferenceFiles.read(folder, new Problems()).orElseThrow();
    assertThat(set.instruments()).hasSize(300);
    assertThat(set.sessions()).isNotEmpty();
  }

  @Test
  void a_missing_file_and_a_wrong_header_are_reported() throws IOException {
    Files.delete(folder.resolve("limits.csv"));
    file("positions.csv", "portfolio,symbol,amount,average_cost");
    assertThat(problems())
        .anySatisfy(problem -> assertThat(problem).startsWith("limits.csv: is missing"))
        .anySatisfy(
            problem ->
                assertThat(problem).isEqualTo("positions.csv, line 1: lacks the column quantity"))
        .anySatisfy(
            problem ->
                assertThat(problem)
                    .startsWith("positions.csv, line 1: has the unknown column amount"));
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
        .extracting(problem -> problem.replaceFirst(": .*", ""))
        .containsExactlyInAnyOrder(
            "instruments.csv, line 2",
            "instruments.csv, line 3",
            "instruments.csv, line 3",
            "instruments.csv, line 3",
            "instruments.csv, line 4",
            "positions.csv, line 2",
            "positions.csv, line 3",
            "positions.csv, line 3",
            "positions.csv, line 4",
            "positions.csv, line 4",
            "limits.csv, line 2",
            "limits.csv, line 2",
            "limits.csv",
            "sessions.csv, line 2");
  }

  private void assertProblem(String expected) {
    assertThat(problems()).containsExactly(expected);
  }

  @Test
  void a_share_above_one_is_refused() throws IOException {
    limits("p,1000000,,,,1.5,");
    assertProblem(
        "limits.csv, line 2: single_name must be a decimal number above 0 and at most 1; leave it"
            + " empty for no limit: 1.5");
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
    assertProblem("fx.csv: no currency has the rate 1; the base currency must have it");
  }

  @Test
  void a_portfolio_without_limits_is_refused() throws IOException {
    limits("p,,,,,,");
    assertProblem("limits.csv, line 2: p has no limit; give at least one");
    file("positions.csv", "portfolio,symbol,quantity,average_cost", "p,A,100,9.5", "q,B,-3,20");
    limits("p,1,,,,,");
    assertProblem("limits.csv: has no row for q, which has positions");
  }

  @Test
  void a_limit_on_value_at_risk_needs_a_hundred_returns() throws IOException {
    limits("p,,,5,,,");
    assertProblem(
        "limits.csv, line 2: value_at_risk needs at least 100 daily returns; instruments.csv has"
            + " 2");
  }

  @Test
  void instruments_without_any_return_are_refused() throws IOException {
    file(
        "instruments.csv",
        "symbol,name,asset_class,currency,multiplier",
        "A,A,equity,USD,1",
        "B,B,equity,EUR,10");
    assertProblem("instruments.csv, line 1: has no daily-return columns after multiplier");
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
            "sessions.csv, line 3: duplicate session 9 of XNAS",
            "sessions.csv, line 4: no tick can have the venue xnas",
            "sessions.csv, line 5: no tick can have the session a/b");
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
    var book = new ReferenceBook(1, ReferenceFiles.read(folder, new Problems()).orElseThrow());
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
        .extracting(problem -> problem.replaceFirst(": .*", ""))
        .contains(
            "collars.csv, line 2",
            "collars.csv, line 3",
            "collars.csv, line 4",
            "collars.csv, line 5",
            "collars.csv, line 6");
  }

  @Test
  void a_declared_session_keeps_its_opening() throws IOException {
    file(
        "sessions.csv",
        "venue,session,opens_at,closes_at",
        "XNAS,9,2026-11-23T09:00:00Z,2026-11-23T17:00:00Z",
        "XNAS,2026-11-23,2026-11-23T09:00:00Z,2026-11-23T17:00:00Z");
    var before = ReferenceFiles.read(folder, new Problems()).orElseThrow();
    file(
        "sessions.csv",
        "venue,session,opens_at,closes_at",
        "XNAS,9,2026-11-24T09:00:00Z,2026-11-24T17:00:00Z",
        "XNAS,2026-11-23,2026-11-23T08:00:00Z,2026-11-23T17:00:00Z");
    var after = ReferenceFiles.read(folder, new Problems()).orElseThrow();
    assertThat(SessionChanges.problems(before, after))
        .containsExactly(
            "sessions.csv: the session 9 of XNAS was loaded with the opening"
                + " 2026-11-23T09:00:00Z; use another name");
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
    var set = ReferenceFiles.read(folder, new Problems()).orElseThrow();
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
        .extracting(problem -> problem.replaceFirst(": .*", ""))
        .containsExactlyInAnyOrder(
            "policies.csv, line 2",
            "policies.csv, line 3",
            "policies.csv, line 4",
            "policies.csv, line 5",
            "policies.csv, line 6",
            "ages.csv, line 2",
            "ages.csv, line 4",
            "ages.csv, line 5");
  }

  @Test
  void returns_that_are_all_zero_are_refused() throws IOException {
    file(
        "instruments.csv",
        "symbol,name,asset_class,currency,multiplier,r1,r2",
        "A,A,equity,USD,1,0.01,-0.02",
        "B,B,equity,EUR,10,0,0.0");
    assertProblem("instruments.csv, line 3: all daily returns of B are 0");
  }

  @Test
  void ages_of_unknown_symbols_and_of_venues_that_no_tick_can_have_are_refused()
      throws IOException {
    file("ages.csv", "symbol,venue,seconds", "Z,,5", ",xnas,7");
    assertThat(problems())
        .containsExactly(
            "ages.csv, line 2: no instrument or rate has the symbol Z",
            "ages.csv, line 3: no tick can have the venue xnas");
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
    var book = new ReferenceBook(1, ReferenceFiles.read(folder, new Problems()).orElseThrow());
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
            "fx.csv, line 3: EUR/USD has ticks, so it needs daily returns too",
            "fx.csv, line 4: symbol must be GBP/ followed by the base currency, which has the rate"
                + " 1 and no symbol: USD/GBP",
            "fx.csv, line 5: symbol must be CHF/ followed by the base currency, which has the rate"
                + " 1 and no symbol: CHF/EUR",
            "fx.csv, line 6: r2 must be a decimal number above -1 and at most 10, such as -0.013: ",
            "fx.csv, line 7: all daily returns of SEK are 0",
            "fx.csv, line 8: r1 must be a decimal number above -1 and at most 10, such as -0.013:"
                + " -1");
  }

  @Test
  void a_rate_with_another_number_of_returns_or_below_zero_is_refused() throws IOException {
    file("fx.csv", "currency,rate,symbol,r1", "USD,1,,", "EUR,1.08,EUR/USD,0.01");
    file("collars.csv", "symbol,asset_class,share,amount,below_zero", "EUR/USD,,0.02,0,yes");
    assertThat(problems())
        .containsExactly(
            "collars.csv, line 2: EUR/USD is an exchange rate and can't be below zero",
            "fx.csv, line 1: has 1 daily returns; instruments.csv has 2");
  }

  @Test
  void corporate_actions_are_read_and_checked() throws IOException {
    file(
        "actions.csv",
        "symbol,effective,factor,positions",
        "A,2026-11-30,3/2,before",
        "A,2026-12-01T08:00:00Z,1/10,after");
    var set = ReferenceFiles.read(folder, new Problems()).orElseThrow();
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
        .extracting(problem -> problem.replaceFirst(": .*", ""))
        .containsExactly(
            "actions.csv, line 2",
            "actions.csv, line 3",
            "actions.csv, line 4",
            "actions.csv, line 5",
            "actions.csv, line 5",
            "actions.csv, line 6",
            "actions.csv, line 7",
            "actions.csv, line 8");
  }
}
