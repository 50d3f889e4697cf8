package dev.weir.cli;

import dev.weir.client.CommandFault;
import dev.weir.client.ExitCode;
import dev.weir.client.WeirHome;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** {@code weir deploy}: the CDK's own, in the version that package-lock.json pins. */
@Command(
    name = "deploy",
    description = {
      "Deploy to AWS with the CDK, as `npx cdk deploy` does; all arguments are handed to it.",
      "An idle stack is not free: `weir price` estimates what it costs, `weir plan` what changes."
    },
    customSynopsis = "weir deploy [CDK ARGUMENTS...]",
    footerHeading = "%nExamples:%n",
    footer = {
      "  weir deploy -c stage=dev -c profile=thrifty",
      "  weir deploy --all -c regions=us-east-1,us-east-2"
    })
final class DeployCommand implements Callable<Integer> {

  private static final String CDK = "node_modules/aws-cdk/bin/cdk";

  @Unmatched private List<String> arguments = new ArrayList<>();

  @Override
  public Integer call() throws IOException, InterruptedException {
    var home = WeirHome.path();
    if (Files.notExists(home.resolve(CDK))) {
      throw new CommandFault("The CDK is not in " + home + ".", "Fetch it: weir fetch");
    }
    var command = new ArrayList<>(List.of(home.resolve(CDK).toString(), "deploy"));
    command.addAll(arguments);
    // It asks before it broadens permissions: the terminal is its own while it runs.
    var cdk = new ProcessBuilder(command).directory(home.toFile()).inheritIO().start();
    return cdk.waitFor() == 0 ? ExitCode.OK : ExitCode.FAILED;
  }
}
