package dev.weir.acceptance.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.acceptance.stacks.HomeFolder;
import dev.weir.acceptance.stacks.PlayedDemo;
import dev.weir.acceptance.stacks.TwoRegionCloud;
import dev.weir.local.LocalCloud;
import dev.weir.local.region.FaultSwitch;
import dev.weir.local.region.RegionFaultState;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The local cloud's page in a browser, after the data of {@code weir demo} went through the cloud.
 * Screenshots are stored in {@code acceptance/target/screenshots}.
 */
@Tag("cloud")
@Tag("two-regions")
class PageIT {

  private static final int DESK = 1_400;
  private static final int PHONE = 390;

  // Metrics that are only measured when a fault occurs, or by a step that has not run yet.
  private static final Set<String> RIGHTLY_EMPTY =
      Set.of(
          "Refused per minute, by shard",
          "Largest share of one key, % (of batches of a hundred records)",
          "Quarantined per minute, by reason",
          "Marks rejected per minute, by reason",
          "Decisions rejected per minute, by reason",
          "Beats per minute",
          "Pulse to beat at the topic, ms",
          "Portfolios held, by state",
          "Pulse: calls, p99 ms",
          "Pulse: calls that failed at first, per minute",
          "Sweep: calls that failed at first, per minute",
          "Alerts not yet published",
          "Oldest alert not yet published, s",
          "Outbox sweep: invocations per minute",
          "Sweep: calls, p99 ms");

  // By AWS only, or during faults, or for batches of a hundred records. The sweep and pulses run by
  // the minute, and may not have run yet.
  private static final Pattern NOT_MEASURED =
      Pattern.compile(
          "aws_(dynamodb|sns|sqs)_.*|.*throughput_exceeded_total|weir_rejected_by_reason_total"
              + "|weir_hottest_key_share_ratio_count|weir_beats_.*|weir_beat_.*"
              + "|weir_portfolio_states|weir_groups_held");

  private static final String BLANK_CANVASES =
      """
      [...document.querySelectorAll('.panel canvas')]
        .filter((canvas) => {
          const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
          return pixels.data.every((value) => value === 0);
        })
        .map((canvas) => canvas.closest('.panel').querySelector('h3').textContent)
      """;

  private static Browser browser;
  private static LocalCloud cloud;
  private static URI page;

  @BeforeAll
  static void start() throws InterruptedException {
    browser = Browser.open();
    cloud = PlayedDemo.get().cloud();
    page = cloud.page();
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
  }

  private void show(String dashboard, int width) {
    browser.show(page.resolve("/#" + dashboard), width, 900);
    browser.await(
        "document.querySelector('.panel[data-series]') !== null"
            + " && document.getElementById('freshness').dataset.state === 'live'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "weir-dev-overview-us-east-1",
        "weir-dev-access-logs-us-east-1",
        "weir-dev-transactions-us-east-1"
      })
  void every_chart_of_a_dashboard_has_data(String dashboard) {
    assertThat(RIGHTLY_EMPTY).containsAll(emptyCharts(dashboard));
  }

  @Test
  void every_chart_of_the_market_has_data_in_the_region_that_decided_or_in_both() {
    var inFirst = emptyCharts("weir-dev-market-us-east-1");
    var inSecond = emptyCharts("weir-dev-market-us-east-2");

    assertThat(RIGHTLY_EMPTY).containsAll(inFirst.stream().filter(inSecond::contains).toList());
  }

  private List<String> emptyCharts(String dashboard) {
    show(dashboard, DESK);

    assertThat(browser.texts(BLANK_CANVASES)).isEmpty();
    assertThat(browser.value("document.querySelectorAll('.panel canvas').length"))
        .asInstanceOf(InstanceOfAssertFactories.LONG)
        .isGreaterThan(8);
    browser.picture(dashboard, DESK);
    assertThat(browser.complaints()).isEmpty();
    return browser.texts(PageScripts.EMPTY_CHARTS);
  }

  @Test
  void alerts_say_what_happened() {
    // Another test adds its own alerts to the page, which the same address would keep.
    browser.show(URI.create("about:blank"), DESK, DESK);
    show("weir-dev-overview-us-east-1", DESK);
    browser.await(
        "[...document.querySelectorAll('.headline')]"
            + ".some(e => e.textContent.startsWith('checkout: '))");

    assertThat(browser.texts("[...document.querySelectorAll('.headline')].map(e => e.textContent)"))
        .anyMatch(
            text -> text.startsWith("checkout: ") && text.contains("requests failed with 5xx"));
    assertThat(browser.texts("[...document.querySelectorAll('.severity')].map(e => e.textContent)"))
        .isNotEmpty();
  }

  @Test
  void services_are_those_of_the_stored_counts_and_an_alert_opens_its_minute() {
    show("weir-dev-access-logs-us-east-1", DESK);
    browser.await("document.querySelectorAll('#services tr').length > 1");
    assertThat(browser.texts("[document.getElementById('services-sum').textContent]").getFirst())
        .matches("[\\d,]+ requests, [1-9][\\d,]* of them failed .*");

    browser.await(
        "[...document.querySelectorAll('#service-alerts a')]"
            + ".some(e => e.textContent.includes('checkout: '))");
    browser.run(
        "[...document.querySelectorAll('#service-alerts a')]"
            + ".find(e => e.textContent.includes('checkout: ')).click()");
    browser.await(
        "[...document.querySelectorAll('#minute-rows th')]"
            + ".some(e => e.textContent === 'checkout')");
    browser.picture("access-logs-minute", DESK);
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void each_alert_about_a_user_has_a_story() {
    show("weir-dev-transactions-us-east-1", DESK);
    browser.await("document.querySelectorAll('#story-plot .cause').length > 0");

    assertThat(browser.value("document.querySelectorAll('#rules tr').length")).isEqualTo(5L);
    assertThat(browser.value("document.querySelectorAll('#fraud-alerts a').length"))
        .asInstanceOf(InstanceOfAssertFactories.LONG)
        .isGreaterThan(1);
    browser.picture("transactions-story", DESK);
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void every_pipeline_is_drawn_from_its_producers_to_its_subscribers() {
    show("weir-dev-overview-us-east-1", DESK);
    browser.await("document.querySelectorAll('.pipeline .flow').length === 4");

    assertThat(
            browser.texts(
                "[...document.querySelectorAll('.pipeline h3')].map(e =>"
                    + " e.firstChild.textContent)"))
        .containsExactly("Access logs", "Transactions", "Market us-east-1", "Market us-east-2");
    assertThat(
            browser.texts(
                "[...document.querySelectorAll('.pipeline:last-child .part > strong')]"
                    + ".map(e => e.textContent)"))
        .containsExactly(
            "Producers",
            "Stream",
            "Marks",
            "Table of marks",
            "Risk",
            "Table of decisions",
            "Delivery",
            "Subscribers");
  }

  @Test
  void shards_show_their_lag_and_regions_that_they_are_up() {
    show("weir-dev-overview-us-east-1", DESK);
    browser.await("document.querySelectorAll('#regions li').length === 2");

    assertThat(
            browser.texts("[...document.querySelectorAll('.shards li')].map(e => e.textContent)"))
        .hasSizeGreaterThanOrEqualTo(16)
        .allMatch(text -> text.matches("[\\d,.]+ (ms|s|min) .+"));
    assertThat(
            browser.texts(
                "[...document.querySelectorAll('#regions .badge')].map(e => e.textContent)"))
        .containsExactly("up", "up");
  }

  @Test
  void a_region_that_is_lost_is_shown_as_lost() throws Exception {
    show("weir-dev-overview-us-east-1", DESK);
    var faults = new FaultSwitch(cloud.state().endpoints().get("control"));
    try {
      faults.set(TwoRegionCloud.SECOND, RegionFaultState.NONE.withLost());
      browser.await("document.querySelector('#regions .badge[data-state=lost]') !== null");
    } finally {
      faults.set(TwoRegionCloud.SECOND, RegionFaultState.NONE);
    }
    browser.await("document.querySelector('#regions .badge[data-state=lost]') === null");
  }

  @Test
  void grafanas_dashboard_finds_what_prometheus_is_given() throws Exception {
    var samples = Scrape.in(PlayedDemo.get().metrics());

    var missed =
        Scrape.selectors(HomeFolder.CHECKOUT.resolve("docs/grafana/weir.json")).stream()
            .filter(selector -> !NOT_MEASURED.matcher(selector.metric()).matches())
            .filter(selector -> !selector.mentions("alert-outbox") && !selector.mentions("Sweep"))
            .filter(selector -> !selector.mentions("-archive") && !selector.mentions("Archive"))
            .filter(selector -> !selector.mentions("market-pulse") && !selector.mentions("Pulse"))
            .filter(selector -> !selector.mentions("RetentionGuard")) // does not run here
            .filter(selector -> samples.stream().noneMatch(selector::takes))
            .toList();
    assertThat(missed).isEmpty();
  }

  @Test
  void a_shorter_time_and_a_longer_one_again_leave_no_hole_in_it() {
    show("weir-dev-overview-us-east-1", DESK);

    assertThat(browser.texts(PageScripts.READ_LONG_SHORT_LONG))
        .containsExactly("180 of 12", "60 of 12", "180 of 12");
  }

  @Test
  void an_alert_that_comes_takes_no_focus_away_and_is_announced_briefly() {
    show("weir-dev-overview-us-east-1", DESK);

    assertThat(browser.texts(PageScripts.ALERTS_ONE_BY_ONE))
        .containsExactly("first", "second, first", "1 new alert", "first has the focus, open");
  }

  @Test
  void the_switch_to_dark_keeps_its_name_and_says_whether_it_is_on() {
    show("weir-dev-overview-us-east-1", DESK);
    var said = "document.getElementById('theme').textContent + ' ' + theme.ariaPressed";
    assertThat(browser.value(said)).isEqualTo("Dark false");
    try {
      browser.run("document.getElementById('theme').click()");
      assertThat(browser.value(said)).isEqualTo("Dark true");
    } finally {
      browser.run("localStorage.clear()");
    }
  }

  @Test
  void nothing_is_asked_of_anybody_else() {
    show("weir-dev-overview-us-east-1", DESK);

    List<String> asked = browser.texts("performance.getEntriesByType('resource').map(e => e.name)");
    assertThat(asked).isNotEmpty().allMatch(address -> address.startsWith(page.toString()));
  }

  @Test
  void a_phone_shows_it_without_scrolling_sideways() {
    show("weir-dev-overview-us-east-1", PHONE);

    assertThat(browser.value("document.documentElement.scrollWidth <= innerWidth")).isEqualTo(true);
    assertThat(
            browser.texts(
                "[...document.querySelectorAll('.panel')].filter(e =>"
                    + " e.getBoundingClientRect().right > innerWidth).map(e => e.textContent)"))
        .isEmpty();
    browser.picture("phone", PHONE);
  }

  @Test
  void it_is_dark_for_those_who_prefer_that_and_can_be_switched() {
    browser.prefer("dark");
    try {
      show("weir-dev-overview-us-east-1", DESK);
      awaitBackground("rgb(13, 22, 28)");
      browser.picture("dark", DESK);

      browser.run("document.getElementById('theme').click()");
      awaitBackground("rgb(243, 246, 248)");
    } finally {
      browser.run("localStorage.clear()");
      browser.prefer("light");
    }
  }

  // A page that is open already learns of the preference with its next frame.
  private static void awaitBackground(String colour) {
    browser.await("getComputedStyle(document.body).backgroundColor === '%s'".formatted(colour));
  }

  @Test
  void screen_readers_announce_the_figures_and_keys_operate_the_page() {
    show("weir-dev-overview-us-east-1", DESK);

    assertThat(
            browser.texts(
                "[...document.querySelectorAll('.plot[role=img]')].map(e => e.ariaLabel)"))
        .isNotEmpty()
        .allMatch(text -> text.matches("(?s).+: .+"))
        .anyMatch(text -> text.matches("Produced: records per minute: put [\\d.,K]+"));
    assertThat(
            browser.texts(
                "[...document.querySelectorAll('a, button, select, summary')]"
                    + ".filter(e => e.tabIndex < 0).map(e => e.outerHTML)"))
        .isEmpty();
  }
}
