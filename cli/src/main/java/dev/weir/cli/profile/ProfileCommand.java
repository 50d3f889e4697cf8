package dev.weir.cli.profile;

import dev.weir.client.CommandFault;
import dev.weir.client.ExitCode;
import dev.weir.client.cloud.CloudOptions;
import dev.weir.client.terminal.TimeOptions;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code weir profile}: the transactions pipeline's profile of a user. */
@Command(
    name = "profile",
    description =
        "Show a user's profile in the transactions pipeline: home and places, typical amounts,"
            + " recent transactions, and the position applied in each shard.",
    footerHeading = "%nExamples:%n",
    footer = {"  weir profile u-4711", "  weir profile u-4711 --json | jq .places"})
public final class ProfileCommand implements Callable<Integer> {

  @Parameters(paramLabel = "USER", description = "User id.")
  private String user;

  @Option(names = "--json", description = "Print a JSON object.")
  private boolean json;

  @Mixin private TimeOptions times;
  @Mixin private CloudOptions where;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    var cloud = where.open();
    try (var dynamo = cloud.dynamo()) {
      show(new StoredProfiles(cloud, dynamo).view(user, Instant.now()).orElseThrow(this::unknown));
    }
    return ExitCode.OK;
  }

  private CommandFault unknown() {
    return new CommandFault(
        "There is no profile of the user " + user + ".",
        "Ids are case-sensitive; new transactions are applied within a second.");
  }

  private void show(ProfileView view) {
    var out = spec.commandLine().getOut();
    if (json) {
      out.println(ProfileJson.of(view));
    } else {
      ProfileText.of(view, times.times()).forEach(out::println);
    }
    out.flush();
  }
}
