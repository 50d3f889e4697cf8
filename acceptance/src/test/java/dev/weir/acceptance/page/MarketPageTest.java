package dev.weir.acceptance.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.local.metrics.MetricsEndpoint;
import dev.weir.local.page.PageServer;
import dev.weir.local.provisioning.Deployment;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The page's view of the market in a browser, over a board that the test writes. Screenshots are
 * stored in {@code acceptance/target/screenshots}.
 */
@Tag("cloud")
class MarketPageTest {

  private static final String HOSTILE = "<img src=x onerror=document.title='owned'>";

  private static Browser browser;
  private static PageServer server;
  private static URI page;

  @BeforeAll
  static void start() {
    browser = Browser.open();
    var home = Path.of(System.getProperty("weir.home"));
    var dashboard =
        new Deployment.DeployedDashboard(
            "weir-dev-market-us-east-1", "us-east-1", "{\"widgets\":[]}");
    server =
        PageServer.open(
            0,
            home.resolve("node_modules/echarts/dist/echarts.common.min.js"),
            List.of(dashboard),
            List.of(),
            MarketPageTest::status,
            MarketPageTest::board,
            Map.of(),
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

  private static ObjectNode status() {
    var node = JsonNodeFactory.instance.objectNode().put("startedAt", Instant.now().toString());
    node.putArray("regions");
    node.putArray("eventSources");
    return node;
  }

  private static ObjectNode board() {
    var now = Instant.now().toEpochMilli();
    return json(
        """
        {"regions":["us-east-1","us-east-2"],
         "portfolios":[%s,%s,%s,%s,%s],
         "decisions":[
           {"receivedIn":"us-east-1","at":%d,"portfolio":"growth","version":12,"state":"REDUCING"},
           {"receivedIn":"us-east-2","at":%d,"portfolio":"macro","version":40,"state":"HALTED"}],
         "leases":[
           {"group":"group-0","holder":"us-east-1","epoch":3,"expiresAt":%d},
           {"group":"group-1","holder":"us-east-2","epoch":1,"expiresAt":1}],
         "quarantine":[{"region":"us-east-1","objects":0,"latest":[]},
           {"region":"us-east-2","objects":2,"latest":["market/PRICE_BEYOND/2026/11/23/a.json"]}]}
        """
            .formatted(
                portfolio("growth", "REDUCING", "0.85", 12, 12, "SAME"),
                portfolio("income", "ACTIVE", "0.41", 7, 7, "SAME"),
                portfolio("macro", "HALTED", "1.3", 40, 38, "BEHIND"),
                portfolio("value", "ACTIVE", "0.62", 9, 9, "DIFFERENT"),
                portfolio(HOSTILE, "ACTIVE", "0.1", 1, 1, "SAME"),
                now,
                now - 2_000,
                now + 8_000));
  }

  private static String portfolio(
      String name, String state, String use, long east, long west, String agreement) {
    return """
    {"portfolio":"%s","version":%d,"state":"%s","use":%s,"limit":"VALUE_AT_RISK",
     "reasons":["VALUE_AT_RISK %s"],"stale":2,"unmarked":0,"region":"us-east-1",
     "decidedAt":"2026-11-23T14:30:00Z","received":{"us-east-1":%d,"us-east-2":%d},
     "agreement":"%s"}
    """
        .formatted(name, east, state, use, state, east, west, agreement);
  }

  private static ObjectNode json(String text) {
    try {
      return (ObjectNode) new ObjectMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> texts(String selector) {
    return browser.texts(
        "[...document.querySelectorAll('%s')].map((each) => each.textContent)".formatted(selector));
  }

  private static void show(int width, String colours) {
    browser.prefer(colours);
    browser.show(page.resolve("/#weir-dev-market-us-east-1"), width, 900);
    browser.await("document.querySelectorAll('#heat .tile').length === 5");
  }

  @ParameterizedTest
  @CsvSource({"390, light", "390, dark", "1280, light", "1280, dark", "1920, light", "1920, dark"})
  void it_fits_every_width_in_both_colours_and_nothing_complains(int width, String colours) {
    show(width, colours);
    browser.picture("market-board-%d-%s".formatted(width, colours), width);
    assertThat(browser.value("document.documentElement.scrollWidth <= innerWidth")).isEqualTo(true);
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void portfolios_are_sorted_by_how_far_a_limit_is_used_and_say_which() {
    show(1_280, "light");
    assertThat(texts("#heat .use")).containsExactly("130 %", "85 %", "62 %", "41 %", "10 %");
    assertThat(texts("#heat .tile strong")).startsWith("macro", "growth", "value", "income");
    assertThat(texts("#heat .quiet")).first().isEqualTo("value at risk, halted");
    assertThat(
            browser.texts(
                "[...document.querySelectorAll('#heat .tile')].map((e) => e.dataset.level)"))
        .containsExactly("3", "2", "1", "0", "0");
  }

  @Test
  void where_the_regions_differ_it_is_marked_in_words() {
    show(1_280, "light");
    assertThat(texts("#sides .agreement"))
        .containsExactly("same", "same", "behind", "different", "same");
    assertThat(texts("#sides tr:nth-child(3) .number")).containsExactly("40", "38");
    assertThat(texts("#sides tr:nth-child(1) .why"))
        .containsExactly("value at risk reducing, 2 stale");
  }

  @Test
  void leases_decisions_and_quarantine_are_shown() {
    show(1_280, "light");
    assertThat(texts("#leases li")).hasSize(2).last().asString().contains("group-1", "lapsed");
    assertThat(texts("#decisions .what"))
        .containsExactly("growth 12, in us-east-1", "macro 40, in us-east-2");
    assertThat(texts("#quarantine li")).first().asString().contains("us-east-1", "nothing");
    assertThat(texts("#quarantine code")).containsExactly("market/PRICE_BEYOND/2026/11/23/a.json");
  }

  @Test
  void a_name_that_is_markup_is_shown_as_text_and_does_nothing() {
    show(1_280, "light");
    assertThat(texts("#sides th[scope=row]")).contains(HOSTILE);
    assertThat(browser.value("document.querySelectorAll('#market img').length")).isEqualTo(0L);
    assertThat(browser.value("document.title")).isNotEqualTo("owned");
  }
}
