package dev.weir.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Checks each resource of the templates against CloudFormation's list of resource types, npm's
 * {@code @aws-cdk/aws-service-spec}; {@code validate-templates.mjs} documents its limits.
 */
@Tag("synthesis")
class ResourceTypesTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Path SCRIPT =
      ROOT.resolve("infra/src/test/node/validate-templates.mjs").toAbsolutePath();

  private static final List<Map<String, Object>> VARIANTS =
      List.of(
          Map.of(),
          Map.of("stage", "prod"),
          Map.of("encryptionKey", "customer-managed"),
          Map.of("tracing", true),
          Map.of("streamMode", "on-demand"),
          Map.of("profile", "thrifty"),
          Map.of("projection", "v2"),
          Map.of("regions", "us-east-1,us-east-2"),
          Map.of("regions", "us-east-1,us-east-2", "archive", "s3"),
          Map.of(
              "regions",
              "us-east-1,us-east-2",
              "stage",
              "prod",
              "encryptionKey",
              "customer-managed"));

  /** One Node process for all of them: it takes seconds to read the list. */
  @Test
  void every_resource_is_what_cloudformation_takes() throws Exception {
    var all = new ArrayList<Path>();
    for (var context : VARIANTS) {
      var templates = synthesise(context);
      assertThat(templates).as("%s", context).hasSize(context.containsKey("regions") ? 4 : 1);
      all.addAll(templates);
    }
    assertThat(problems(all)).isEmpty();
  }

  @Test
  void what_cloudformation_does_not_take_is_named(@TempDir Path folder) throws Exception {
    var template = folder.resolve("wrong.template.json");
    Files.writeString(
        template,
        """
        {"Resources": {
          "Stream": {"Type": "AWS::Kinesis::Stream", "Retain": true, "Properties": {
            "ShardCount": "two", "Colour": "blue", "StreamModeDetails": {"Mode": "X"}}},
          "Unheard": {"Type": "AWS::Unheard::Of"},
          "Mapping": {"Type": "AWS::Lambda::EventSourceMapping", "Properties": {
            "FunctionName": {"Ref": "Anything"}, "FunctionResponseTypes": "x"}},
          "Alias": {"Type": "AWS::Lambda::Alias", "Properties": {"Name": "live"}}}}
        """);
    assertThat(problems(List.of(template)))
        .extracting(line -> line.substring(line.indexOf(": ") + 2))
        .contains(
            "Stream has no Retain",
            "Stream (AWS::Kinesis::Stream).ShardCount must be a number",
            "Stream (AWS::Kinesis::Stream) has no Colour",
            "Stream (AWS::Kinesis::Stream).StreamModeDetails has no Mode",
            "Unheard: there is no type AWS::Unheard::Of",
            "Mapping (AWS::Lambda::EventSourceMapping).FunctionResponseTypes must be a list",
            "Alias (AWS::Lambda::Alias).FunctionName is missing");
  }

  private static List<Path> synthesise(Map<String, Object> context) throws IOException {
    var name = new TreeMap<>(context).toString().replaceAll("[^a-z0-9]+", "-");
    var app = Synthesised.app("cdk.out-types" + name);
    var settings = Synthesised.settings(context);
    new WeirStack(app, settings);
    settings.market().ifPresent(market -> MarketStacks.create(app, settings, market));
    try (Stream<Path> files = Files.list(Path.of(app.synth().getDirectory()))) {
      return files.filter(file -> file.toString().endsWith(".template.json")).toList();
    }
  }

  private static List<String> problems(List<Path> templates)
      throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of(pinnedNode().toString(), SCRIPT.toString()));
    templates.forEach(template -> command.add(template.toString()));
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var lines =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .toList();
    assertThat(process.waitFor()).as(lines.toString()).isZero();
    return lines;
  }

  private static Path pinnedNode() throws IOException {
    try (var packages = Files.newDirectoryStream(ROOT.resolve("node_modules"), "node-*")) {
      return packages.iterator().next().resolve("bin/node");
    }
  }
}
