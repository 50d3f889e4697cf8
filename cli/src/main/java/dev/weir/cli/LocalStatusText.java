package dev.weir.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.client.terminal.Style;
import dev.weir.client.terminal.Table;
import dev.weir.client.terminal.Table.Column;
import dev.weir.client.terminal.Table.Row;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The state of the local cloud, as text for people. */
final class LocalStatusText {

  /** The prefix of every ARN: {@code arn:aws:kinesis:us-east-1:000000000000:}. */
  private static final String ARN_PREFIX = "^arn:(?:[^:]*:){4}";

  private final JsonNode status;
  private final int width;
  private final PrintWriter out;
  private final boolean severalRegions;

  LocalStatusText(JsonNode status, int width, PrintWriter out) {
    this.status = status;
    this.width = width;
    this.out = out;
    this.severalRegions = status.path("regions").size() > 1;
  }

  void print() {
    out.printf("The local cloud is running, process %s%n%n", status.path("pid").asText());
    printParts();
    status.path("eventSources").forEach(this::printSource);
    if (severalRegions) {
      status.path("regions").forEach(this::printRegion);
    } else {
      printOutputs("output", status.path("outputs"));
    }
  }

  private void printParts() {
    var rows = new ArrayList<Row>();
    for (var part : status.path("parts")) {
      var port = part.path("port").asInt();
      rows.add(
          Row.of(
              part.path("name").asText(),
              part.path("pid").asText(),
              port == 0 ? "" : Integer.toString(port)));
    }
    new Table(List.of(Column.text("part"), Column.number("process"), Column.number("port")), rows)
        .lines(width)
        .forEach(out::println);
  }

  private void printSource(JsonNode source) {
    var stream = source.path("stream").asText().replaceFirst(ARN_PREFIX, "");
    var where = severalRegions ? " in " + source.path("region").asText() : "";
    heading("stream " + stream + where);
    var rows = new ArrayList<Row>();
    for (var shard : source.path("shards")) {
      rows.add(
          Row.of(
              shard.path("shardId").asText(),
              shard.path("state").asText(),
              String.format(Locale.ROOT, "%,d", shard.path("iteratorAgeMillis").asLong())));
    }
    print(
        new Table(
            List.of(Column.text("shard"), Column.fixed("state"), Column.number("behind, ms")),
            rows));
    if (source.has("problem")) {
      out.println(Style.RED.of(source.path("problem").asText()));
    }
  }

  private void printRegion(JsonNode region) {
    for (var stack : region.path("stacks")) {
      printOutputs(
          region.path("name").asText() + "  stack " + stack.path("name").asText(),
          stack.path("outputs"));
    }
  }

  private void printOutputs(String title, JsonNode outputs) {
    heading(title);
    var rows =
        outputs.properties().stream()
            .map(output -> Row.of(output.getKey(), output.getValue().asText()))
            .toList();
    print(new Table(List.of(Column.text("name"), Column.text("value")), rows));
  }

  private void print(Table table) {
    table.lines(width).forEach(out::println);
  }

  private void heading(String text) {
    out.println();
    out.println(Style.BOLD.of(text));
  }
}
