package dev.weir.acceptance.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.local.metrics.MetricsEndpoint;
import dev.weir.local.page.PageServer;
import dev.weir.local.provisioning.Deployment;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The page's views of services, fraud and pipelines in a browser, over data that the test writes
 * ({@code views/*.json}). Screenshots are stored in {@code acceptance/target/screenshots}.
 */
@Tag("cloud")
class ViewPageTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String REGION = "us-east-1";
  private static final String OVERVIEW = "weir-dev-overview-us-east-1";
  private static final String ACCESS_LOGS = "weir-dev-access-logs-us-east-1";
  private static final String TRANSACTIONS = "weir-dev-transactions-us-east-1";
  private static final String HOSTILE = "<img src=x onerror=document.title='owned'>";
  private static final int DESK = 1_280;

  private static final ConcurrentLinkedDeque<Map<String, String>> ASKED =
      new ConcurrentLinkedDeque<>();

  private static Browser browser;
  private static PageServer server;
  private static URI page;

  @BeforeAll
  static void start() {
    browser = Browser.open();
    var home = Path.of(System.getProperty("weir.home"));
    server =
        PageServer.open(
            0,
            home.resolve("node_modules/echarts/dist/echarts.common.min.js"),
            Stream.of(OVERVIEW, ACCESS_LOGS, TRANSACTIONS)
                .map(name -> new Deployment.DeployedDashboard(name, REGION, "{\"widgets\":[]}"))
                .toList(),
            List.of(),
            ViewPageTest::status,
            JsonNodeFactory.instance::objectNode,
            Map.of(
                "services", query -> asked(query, "services"),
                "fraud", query -> asked(query, "fraud"),
                "profile", _ -> read("profile"),
                "pipelines", _ -> read("pipelines")),
            new MetricsEndpoint(new LinkedHashMap<>()));
    page = server.address();
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void forget() {
    ASKED.clear();
  }

  private static ObjectNode status() {
    var node = JsonNodeFactory.instance.objectNode().put("startedAt", Instant.now().toString());
    node.putArray("regions");
    node.putArray("eventSources");
    return node;
  }

  private static JsonNode asked(Map<String, String> query, String file) {
    ASKED.add(query);
    var board = (ObjectNode) read(file);
    if (!query.containsKey("at")) {
      board.remove("selected");
    }
    return board;
  }

  private static JsonNode read(String name) {
    try (var file = ViewPageTest.class.getResourceAsStream("views/" + name + ".json")) {
      return JSON.readTree(file);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> texts(String selector) {
    return browser.texts(
        "[...document.querySelectorAll('%s')].map((each) => each.textContent)".formatted(selector));
  }

  private static void show(String address, int width, String colours) {
    browser.prefer(colours);
    browser.show(URI.create("about:blank"), width, 900);
    browser.show(page.resolve("/#" + address), width, 900);
    browser.await("document.getElementById('freshness').dataset.state === 'live'");
  }

  static Stream<Arguments> everyLook() {
    return Stream.of(OVERVIEW, ACCESS_LOGS + "?at=2026-11-23T10:40Z", TRANSACTIONS)
        .flatMap(view -> Stream.of(390, 1_280, 1_920).map(width -> Arguments.of(view, width)));
  }

  @ParameterizedTest
  @MethodSource("everyLook")
  void it_fits_every_width_in_both_colours_and_nobody_is_left_out(String view, int width)
      throws IOException {
    show(view, width, "light");
    isFitting(view, width, "light");
    assertThat(Axe.seriousFindings(browser)).isEmpty();

    browser.prefer("dark");
    browser.await("document.documentElement.dataset.theme === 'dark'");
    isFitting(view, width, "dark");
    assertThat(Axe.seriousFindingsOfColours(browser)).isEmpty();
  }

  private static void isFitting(String view, int width, String colours) {
    var name = view.replaceAll("weir-dev-|-us-east-1.*", "");
    browser.picture("view-%s-%d-%s".formatted(name, width, colours), width);
    assertThat(browser.value("document.documentElement.scrollWidth <= innerWidth")).isEqualTo(true);
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void services_are_listed_with_their_last_minute_and_all_of_the_time() {
    show(ACCESS_LOGS, DESK, "light");

    assertThat(texts("#services tr:first-child :is(th, .number)"))
        .containsExactly("checkout", "120", "24", "4,210", "312", "7.41 %");
    assertThat(texts("#services-sum").getFirst())
        .startsWith("25,310 requests, 315 of them failed (1.24 %), from 23 Nov 10:00 to 10:59 UTC")
        .endsWith("2 more services are not listed");
  }

  @Test
  void the_minutes_of_a_service_are_read_out_and_chosen_by_keys() {
    show(ACCESS_LOGS, DESK, "light");
    var strip = "document.querySelector('#services canvas')";
    browser.run(strip + ".focus()");
    assertThat(browser.value(strip + ".ariaValueText"))
        .isEqualTo("10:59 UTC: 24 of 120 requests failed, 20 %");

    browser.press("\uE012"); // left
    assertThat(browser.value(strip + ".ariaValueText")).asString().startsWith("10:58 UTC: ");

    browser.press("\uE015"); // down
    assertThat(browser.value("document.activeElement.ariaLabel")).isEqualTo("catalog, by minute");

    browser.press("\uE011"); // home
    browser.press("\uE007"); // enter
    browser.await("location.hash.endsWith('at=2026-11-23T10%3A00Z')");
    browser.await("document.getElementById('minute-card').hidden === false");
    assertThat(ASKED.getLast()).containsEntry("at", "2026-11-23T10:00Z");
  }

  @Test
  void an_alert_opens_its_minute() {
    show(ACCESS_LOGS, DESK, "light");
    browser.run("document.querySelector('#service-alerts a').click()");

    browser.await("document.getElementById('minute-card').hidden === false");
    assertThat(texts("#minute-title")).containsExactly("The minute 23 Nov 10:40 UTC");
    assertThat(texts("#minute-rows tr:first-child :is(th, .number)"))
        .startsWith("checkout", "110", "22", "20 %");
  }

  @Test
  void filters_are_in_the_address_and_come_from_it() {
    show(ACCESS_LOGS + "?last=60&service=shop", DESK, "light");
    assertThat(browser.value("document.querySelector('[name=service]').value")).isEqualTo("shop");
    assertThat(browser.value("document.getElementById('range').value")).isEqualTo("60");
    assertThat(ASKED.getLast()).isEqualTo(Map.of("last", "60", "service", "shop"));

    browser.run("document.querySelector('[name=service]').focus()");
    browser.press("s");
    browser.await("location.hash.endsWith('?last=60&service=shops')");
  }

  @Test
  void the_story_of_an_alert_compares_its_transactions_with_the_usual() {
    show(TRANSACTIONS, DESK, "light");
    browser.await("document.querySelector('#story-plot svg') !== null");

    assertThat(texts("#story-title")).containsExactly("The story of u-17");
    assertThat(texts("#story-rows tr[data-state=failing] td:nth-child(3)"))
        .containsExactly("13 ×", "15 ×", "14 ×");
    assertThat(browser.value("document.querySelectorAll('#story-plot .cause').length"))
        .isEqualTo(3L);
    assertThat(browser.value("document.querySelector('#story-plot svg').ariaLabel"))
        .asString()
        .contains("640.00 EUR in Lisbon, PT", "usual: 44.20");
    assertThat(texts("#story-plot .stay + text")).contains("Porto, PT", "Lisbon, PT");
  }

  @Test
  void another_alert_is_chosen_by_its_address() {
    show(TRANSACTIONS, DESK, "light");
    browser.run("document.querySelectorAll('#fraud-alerts a')[1].click()");

    browser.await("document.getElementById('story-title').textContent.includes('u-99')");
    assertThat(browser.value("location.hash")).asString().contains("alert=");
    assertThat(texts("#fraud-alerts a[aria-current] .badge")).containsExactly("shadow");
  }

  @Test
  void rules_show_their_quality_and_shadow_beside_live() {
    show(TRANSACTIONS, DESK, "light");

    assertThat(texts("#rules tr:first-child :is(th, td)"))
        .containsExactly(
            "New location spree",
            "live",
            "12",
            "0",
            "91.7 %",
            "84.6 %",
            "0.4",
            "1: 3 alerts, precision unknown");
    assertThat(texts("#rules tr:nth-child(2) .badge")).containsExactly("shadow");
    assertThat(texts("#labels-note").getFirst()).contains("26 labelled transactions");
  }

  @Test
  void the_doctors_verdict_stands_at_the_part_that_is_the_cause_with_what_to_do() {
    show(OVERVIEW, DESK, "light");
    browser.await("document.querySelectorAll('.pipeline').length === 3");

    assertThat(texts(".pipeline:first-child .part strong"))
        .containsExactly("Producers", "Stream", "Function", "Table of counts", "Subscribers");
    assertThat(texts(".part[data-health=bad] strong")).containsExactly("Table of profiles");
    assertThat(texts(".advice .verdict")).containsExactly("Table: a table or topic is slow");
    assertThat(texts(".advice dd")).anyMatch(text -> text.startsWith("weir inject list shows"));
    assertThat(texts(".pipeline:last-child .problem").getFirst()).contains("does not answer");
  }

  @Test
  void names_that_are_markup_are_shown_as_text_and_do_nothing() {
    show(ACCESS_LOGS, DESK, "light");
    assertThat(texts("#services th")).contains(HOSTILE);
    show(TRANSACTIONS, DESK, "light");
    assertThat(texts("#fraud-alerts .headline")).anyMatch(text -> text.contains(HOSTILE));

    assertThat(browser.value("document.querySelectorAll('main img').length")).isEqualTo(0L);
    assertThat(browser.value("document.title")).isNotEqualTo("owned");
  }

  @Test
  void everything_can_be_reached_by_keys() {
    show(TRANSACTIONS, DESK, "light");
    assertThat(
            browser.texts(
                "[...document.querySelectorAll('a[href], button, select, input')]"
                    + ".filter(e => e.tabIndex < 0).map(e => e.outerHTML)"))
        .isEmpty();
  }
}
