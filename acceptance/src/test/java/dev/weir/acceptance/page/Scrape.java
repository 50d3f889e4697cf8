package dev.weir.acceptance.page;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Reads an address as Prometheus would, and the selectors of a dashboard's expressions. */
final class Scrape {

  private static final Pattern VECTOR = Pattern.compile("([a-z0-9_]+)\\{([^}]*)}");
  private static final Pattern LAST_MINUTE =
      Pattern.compile("(.*)_(?:p50|p90|p99|max)_(seconds|ratio)");
  private static final Pattern LABEL = Pattern.compile("([a-z_]+)(=~?)\"([^\"]*)\"");

  private Scrape() {}

  /** A sample's name and labels. */
  record ScrapedSample(String metric, Map<String, String> labels) {}

  /** The selector of an expression: labels with patterns that match their complete values. */
  record Selector(String metric, Map<String, Pattern> labels) {

    boolean mentions(String text) {
      return labels.values().stream().anyMatch(pattern -> pattern.pattern().contains(text));
    }

    boolean takes(ScrapedSample sample) {
      return sample.metric().equals(metric)
          && labels.entrySet().stream()
              .allMatch(
                  each ->
                      each.getValue()
                          .matcher(sample.labels().getOrDefault(each.getKey(), ""))
                          .matches());
    }
  }

  /** Returns the samples of an answer in OpenMetrics. */
  static List<ScrapedSample> in(String metrics) {
    return VECTOR.matcher(metrics).results().map(Scrape::sample).toList();
  }

  private static ScrapedSample sample(MatchResult vector) {
    var labels = new HashMap<String, String>();
    LABEL.matcher(vector.group(2)).results().forEach(l -> labels.put(l.group(1), l.group(3)));
    return new ScrapedSample(vector.group(1), labels);
  }

  /** Returns all selectors of a Grafana dashboard, with the initial values of its variables. */
  static List<Selector> selectors(Path dashboard) throws IOException {
    return new ObjectMapper()
        .readTree(dashboard.toFile()).findValuesAsText("expr").stream()
            .flatMap(expression -> VECTOR.matcher(expression).results())
            .map(Scrape::selector)
            .toList();
  }

  private static Selector selector(MatchResult vector) {
    var labels = new HashMap<String, Pattern>();
    LABEL
        .matcher(vector.group(2))
        .results()
        .forEach(
            l -> {
              var value = l.group(3).replace("$region", ".*").replace("$stage", "dev");
              var isPattern = l.group(2).equals("=~");
              labels.put(l.group(1), Pattern.compile(isPattern ? value : Pattern.quote(value)));
            });
    // Statistics of the last minute are CloudWatch's, or absent without values in it; the
    // histogram's count stays.
    var ofLastMinute = LAST_MINUTE.matcher(vector.group(1));
    return new Selector(
        ofLastMinute.matches()
            ? ofLastMinute.group(1) + "_" + ofLastMinute.group(2) + "_count"
            : vector.group(1),
        labels);
  }
}
