package dev.weir.cli;

import dev.weir.client.CommandFault;
import dev.weir.client.WeirHome;
import dev.weir.client.cloud.LocalAccess;
import dev.weir.local.CloudState;
import dev.weir.local.RegionState;
import dev.weir.local.emulators.Endpoints;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code weir env}: the variables that direct the AWS CLI and any AWS SDK to the local cloud, with
 * the rights of the account's owner, in one Region.
 */
@Command(
    name = "env",
    description =
        "Print environment variables, for a shell to evaluate, that point the AWS CLI and SDKs at"
            + " the local cloud.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  eval \"$(weir env)\"",
      "  aws kinesis list-streams",
      "  weir env --shell fish | source",
      "  weir env --shell powershell | Out-String | Invoke-Expression"
    })
final class EnvCommand implements Callable<Integer> {

  /** Variables that would direct elsewhere, or sign with someone else's session. */
  private static final List<String> IN_THE_WAY =
      List.of("AWS_PROFILE", "AWS_SESSION_TOKEN", "AWS_ENDPOINT_URL");

  @Option(
      names = "--shell",
      paramLabel = "SHELL",
      defaultValue = "sh",
      description = "One of ${COMPLETION-CANDIDATES}. Default: sh (also for bash and zsh).")
  private ShellSyntax shell;

  @Option(names = "--region", paramLabel = "REGION", description = "Default: the first.")
  private String region;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    var state = LocalAccess.stateOf(WeirHome.path());
    var out = spec.commandLine().getOut();
    new TreeMap<>(variables(state)).forEach((name, value) -> out.println(shell.set(name, value)));
    shell.remove(IN_THE_WAY).forEach(out::println);
    out.flush();
    return 0;
  }

  private Map<String, String> variables(CloudState state) {
    var name = region == null ? state.region() : region;
    var found =
        state
            .region(name)
            .orElseThrow(
                () ->
                    new CommandFault(
                        "The local cloud has no Region " + name + ".",
                        state.regions().stream()
                            .map(RegionState::name)
                            .collect(Collectors.joining(", ", "Choose one of: ", "."))));
    return Endpoints.of(found.endpoints()).environment(name);
  }
}
