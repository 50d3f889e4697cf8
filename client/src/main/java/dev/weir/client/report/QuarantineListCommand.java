package dev.weir.client.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.client.cloud.CloudOptions;
import dev.weir.client.terminal.Table;
import dev.weir.client.terminal.Table.Column;
import dev.weir.client.terminal.Table.Row;
import dev.weir.client.terminal.TableOptions;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code weir quarantine list}: the quarantined objects and their reasons. */
@Command(
    name = "list",
    description = "List the objects in quarantine with their number of lines and the reasons.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  weir quarantine list",
      "  weir quarantine list --prefix access-logs/2026-11-23 --wide",
      "  weir quarantine list --projection v2",
      "  weir quarantine list --json | jq -r .key"
    })
final class QuarantineListCommand implements Callable<Integer> {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Option(
      names = "--prefix",
      paramLabel = "P",
      defaultValue = "",
      description = "Only keys with this prefix, such as access-logs/2026-11-23 or market/.")
  private String prefix;

  @Option(
      names = "--projection",
      paramLabel = "NAME",
      converter = ProjectionNames.class,
      description =
          "Objects of another projection of access logs or transactions, such as one that weir"
              + " rebuild fills. Default: the deployed one.")
  private String projection;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "1000",
      description = "Maximum number of objects. Default: 1000.")
  private int limit;

  @Option(names = "--json", description = "Print JSON lines.")
  private boolean json;

  @Mixin private TableOptions tables;
  @Mixin private CloudOptions where;
  @Spec private CommandSpec spec;

  private record ListedObject(String region, String key, Map<String, Long> reasons) {
    static ListedObject of(String region, String key, List<JsonNode> rejected) {
      return new ListedObject(
          region,
          key,
          rejected.stream()
              .collect(
                  Collectors.groupingBy(
                      line -> line.path("reason").asText(), TreeMap::new, Collectors.counting())));
    }

    long lines() {
      return reasons.values().stream().mapToLong(Long::longValue).sum();
    }

    String toJson() {
      var node = JSON.createObjectNode().put("key", key).put("lines", lines());
      if (!region.isEmpty()) {
        node.put("region", region);
      }
      var counts = node.putObject("reasons");
      reasons.forEach(counts::put);
      return node.toString();
    }
  }

  @Override
  public Integer call() {
    RowLimits.require(limit, spec);
    var out = spec.commandLine().getOut();
    try (var buckets = open()) {
      var entries =
          buckets.places().stream()
              .flatMap(place -> entries(place, key -> buckets.isOpen(place, key)))
              .limit(limit)
              .toList();
      if (json) {
        entries.forEach(entry -> out.println(entry.toJson()));
      } else {
        print(entries, out);
      }
    }
    out.flush();
    return 0;
  }

  private QuarantineBuckets open() {
    if (projection == null) {
      return QuarantineBuckets.open(where, prefix);
    }
    if (prefix.startsWith(QuarantinedEvents.MARKET)) {
      throw new ParameterException(
          spec.commandLine(), "--projection is for access logs and transactions, not for market/.");
    }
    return QuarantineBuckets.ofProjection(where, projection);
  }

  private Stream<ListedObject> entries(
      QuarantineBuckets.OpenBucket place, Predicate<String> isOpen) {
    return place
        .bucket()
        .keys(prefix)
        .filter(isOpen)
        .limit(limit)
        .map(key -> ListedObject.of(place.region(), key, place.bucket().read(key)));
  }

  private void print(List<ListedObject> entries, PrintWriter out) {
    if (entries.isEmpty()) {
      out.println("Quarantine is empty.");
      return;
    }
    table(entries).lines(tables.width()).forEach(out::println);
    var lines = entries.stream().mapToLong(ListedObject::lines).sum();
    out.printf("%5d  in %d records; weir quarantine show KEY shows them%n", lines, entries.size());
  }

  private static Table table(List<ListedObject> entries) {
    var columns =
        new ArrayList<>(
            List.of(Column.number("lines").atLeast(5), Column.text("reasons"), Column.text("key")));
    if (entries.stream().anyMatch(entry -> !entry.region().isEmpty())) {
      columns.add(Column.fixed("region").optional());
    }
    return new Table(
        columns,
        entries.stream()
            .map(
                entry ->
                    Row.of(
                        Long.toString(entry.lines()),
                        entry.reasons().toString(),
                        entry.key(),
                        entry.region()))
            .toList());
  }
}
