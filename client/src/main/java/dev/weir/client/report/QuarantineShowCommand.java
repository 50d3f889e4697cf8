package dev.weir.client.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.client.CommandFault;
import dev.weir.client.cloud.CloudOptions;
import dev.weir.client.terminal.Style;
import dev.weir.client.terminal.TimeOptions;
import dev.weir.events.ForeignText;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code weir quarantine show}: the rejected lines of a record. */
@Command(
    name = "show",
    description = "Show the quarantined parts of a record: place, reason and bytes.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  weir quarantine list --wide        lists the keys",
      "  weir quarantine show KEY",
      "  weir quarantine show KEY --json"
    })
final class QuarantineShowCommand implements Callable<Integer> {

  // A record can contain megabytes; the terminal shows enough to recognise it.
  private static final int SHOWN_BYTES = 512;

  @Parameters(paramLabel = "KEY", description = "Key from weir quarantine list.")
  private String key;

  @Option(names = "--json", description = "Print JSON lines with all bytes.")
  private boolean json;

  @Mixin private TimeOptions times;
  @Mixin private CloudOptions where;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    var out = spec.commandLine().getOut();
    try (var buckets = QuarantineBuckets.open(where, key)) {
      var holding =
          buckets.places().stream()
              .map(QuarantineBuckets.OpenBucket::bucket)
              .filter(bucket -> bucket.keys(key).anyMatch(key::equals))
              .findFirst()
              .orElseThrow(
                  () ->
                      new CommandFault(
                          "Quarantine has no object " + key + ".",
                          "weir quarantine list shows all keys."));
      holding.read(key).forEach(line -> out.println(json ? line.toString() : describe(line)));
    }
    out.flush();
    return 0;
  }

  private String describe(JsonNode line) {
    var place = line.has("line") ? "line " + line.path("line").asInt() : "whole record";
    var detail = line.path("detail").asText();
    return "%s  %s  arrived %s  service %s%n  %s"
        .formatted(
            Style.BOLD.of(line.path("reason").asText())
                + (detail.isEmpty() ? "" : " (" + ForeignText.oneLine(detail) + ")"),
            place,
            times.times().inText(Instant.parse(line.path("arrivedAt").asText())),
            ForeignText.oneLine(line.path("service").asText()),
            bytes(line));
  }

  private static String bytes(JsonNode line) {
    if (line.has("text")) {
      var text = ForeignText.oneLine(line.path("text").asText());
      return text.length() <= SHOWN_BYTES ? text : text.substring(0, SHOWN_BYTES) + " ...";
    }
    var bytes = Base64.getDecoder().decode(line.path("base64").asText());
    var shown = Math.min(bytes.length, SHOWN_BYTES);
    var hex = HexFormat.ofDelimiter(" ").formatHex(bytes, 0, shown);
    return shown == bytes.length ? hex : hex + " ... (" + bytes.length + " bytes)";
  }
}
