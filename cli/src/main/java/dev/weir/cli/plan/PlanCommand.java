package dev.weir.cli.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.client.CommandFault;
import dev.weir.client.ExitCode;
import dev.weir.client.WeirHome;
import dev.weir.client.cloud.CloudOptions;
import dev.weir.local.synthesis.Synthesis;
import dev.weir.local.template.CloudAssembly;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code weir plan}: shows the changes of settings before a deployment. */
@Command(
    name = "plan",
    description = {
      "Compare a stack's deployed settings with those of the next deployment: changes, reverts to"
          + " defaults, and changes that AWS would reject.",
      "Exits with 1 if the deployment must not be made. Read-only."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  weir plan --aws --stage prod", "  weir plan --aws --stage prod -c shards=4"})
public final class PlanCommand implements Callable<Integer> {

  private static final String SETTINGS = "Settings";

  @Option(
      names = {"-c", "--context"},
      paramLabel = "KEY=VALUE",
      description = "Setting of the next deployment, as with cdk -c.")
  private Map<String, String> context = Map.of();

  @Option(
      names = "--assembly",
      paramLabel = "FOLDER",
      description = "Read a cloud assembly, such as cdk.out, instead of synthesising one.")
  private Path assembly;

  @Mixin private CloudOptions where;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    var deployed = Settings.parse(where.open().output(SETTINGS));
    var findings = DeploymentPlan.findings(deployed, next(), inCdkJson(WeirHome.path()));
    var out = spec.commandLine().getOut();
    out.println(findings.isEmpty() ? "No setting changes." : "A deployment would change:");
    findings.forEach(finding -> out.println("  " + finding.text()));
    out.flush();
    return mayBeDeployed(findings) ? ExitCode.OK : ExitCode.FAILED;
  }

  private static boolean mayBeDeployed(List<PlanNote> findings) {
    return findings.stream().noneMatch(PlanNote.Refused.class::isInstance);
  }

  private Settings next() {
    return CloudAssembly.read(assembly == null ? synthesised() : assembly).stacks().stream()
        .map(stack -> stack.template().outputs().get(SETTINGS))
        .filter(output -> output != null)
        .map(output -> Settings.parse(output.path("Value").asText()))
        .findFirst()
        .orElseThrow(
            () ->
                new CommandFault(
                    "The synthesised stacks have no output " + SETTINGS + ".",
                    "Build this version: ./mvnw -q package -DskipTests"));
  }

  private Path synthesised() {
    var settings = new LinkedHashMap<>(context);
    settings.putIfAbsent("stage", where.stage());
    var home = WeirHome.path();
    return new Synthesis(home, home.resolve(".weir").resolve("plan"))
        .assembly(settings, false)
        .assembly();
  }

  private static Settings inCdkJson(Path home) {
    try {
      var values = new TreeMap<String, String>();
      new ObjectMapper()
          .readTree(home.resolve("cdk.json").toFile())
          .path("context")
          .properties()
          .forEach(entry -> put(values, entry.getKey(), entry.getValue()));
      return new Settings(values);
    } catch (IOException e) {
      throw new CommandFault(
          "cdk.json can't be read: " + e.getMessage(), "Run this command in Weir's checkout.");
    }
  }

  private static void put(Map<String, String> values, String key, JsonNode value) {
    var text = value.isValueNode() ? value.asText() : value.toString();
    if (!text.isBlank()) {
      values.put(key, text);
    }
  }
}
