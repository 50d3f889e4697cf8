package dev.weir.cli.check;

import dev.weir.cli.plan.DeployedReading;
import dev.weir.client.ExitCode;
import dev.weir.client.cloud.Cloud;
import dev.weir.client.cloud.CloudOptions;
import dev.weir.metrics.stack.DataStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code weir check}: lists the problems of a deployment. */
@Command(
    name = "check",
    description = {
      "List the problems of a deployment on AWS: event sources, functions and their schedules, "
          + "streams, replicated tables, topics and who is subscribed, alarms, quotas.",
      "Looks at how the parts are set up, not at what flows through them, which weir doctor does. "
          + "Run it after each deployment, with --aws. Ends with 1 where something is wrong or "
          + "could not be checked. Changes nothing."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  weir check --aws", "  weir check --aws --stage prod --region eu-west-1"})
public final class CheckCommand implements Callable<Integer> {

  @Mixin private CloudOptions where;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    if (!where.isAws()) {
      throw new ParameterException(
          spec.commandLine(),
          "Only a deployment on AWS can be checked: add --aws. For the local cloud there is weir"
              + " doctor.");
    }
    var main = where.open();
    var stage = "weir-" + where.stage();
    var pushed = DeployedReading.of(main);
    var out = spec.commandLine().getOut();
    var findings = new ArrayList<CheckFinding>();
    out.println("Checking " + stage + " in " + main.region());
    findings.addAll(check(stage, stage, main, pushed));
    for (var region : where.marketRegions(main)) {
      out.println("Checking " + stage + "-" + region);
      findings.addAll(check(stage + "-" + region, stage, where.openRegional(region), pushed));
    }
    print(findings);
    return findings.isEmpty() ? ExitCode.OK : ExitCode.FAILED;
  }

  private static List<CheckFinding> check(
      String name, String stage, Cloud cloud, Predicate<DataStream> pushed) {
    try (var account = SdkAccount.of(cloud)) {
      return StackCheck.of(name, stage, cloud.outputs(), pushed, account, Instant.now());
    }
  }

  private void print(List<CheckFinding> findings) {
    var out = spec.commandLine().getOut();
    findings.forEach(finding -> out.println(finding.text()));
    out.println(
        findings.isEmpty()
            ? "No problems were found."
            : findings.size() + (findings.size() == 1 ? " finding." : " findings."));
    out.flush();
  }
}
