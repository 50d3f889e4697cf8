package dev.weir.cli.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.client.CommandFault;
import dev.weir.client.ExitCode;
import dev.weir.client.WeirHome;
import dev.weir.client.cloud.CloudOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
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

  @Mixin private NextDeployment next;
  @Mixin private CloudOptions where;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    var cloud = where.open();
    var findings =
        DeploymentPlan.findings(
            NextDeployment.of(cloud),
            next.settings(where.stage()),
            inCdkJson(WeirHome.path()),
            stream -> NextDeployment.survey(where, cloud, stream));
    var out = spec.commandLine().getOut();
    out.println(findings.isEmpty() ? "No setting changes." : "A deployment would change:");
    findings.forEach(finding -> out.println("  " + finding.text()));
    out.flush();
    return mayBeDeployed(findings) ? ExitCode.OK : ExitCode.FAILED;
  }

  private static boolean mayBeDeployed(List<PlanNote> findings) {
    return findings.stream().noneMatch(PlanNote.RefusedChange.class::isInstance);
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
