package dev.weir.cli.profile;

import dev.weir.client.CommandFault;
import dev.weir.client.ExitCode;
import dev.weir.client.cloud.Cloud;
import dev.weir.client.cloud.CloudOptions;
import dev.weir.metrics.stack.StackOutput;
import dev.weir.transactions.commit.DynamoUserProfiles;
import dev.weir.transactions.decide.DynamoRuleSets;
import dev.weir.transactions.decide.StoredProfile;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

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

  @Mixin private CloudOptions where;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    var cloud = where.open();
    try (var dynamo = cloud.dynamo()) {
      show(view(cloud, dynamo));
    }
    return ExitCode.OK;
  }

  private ProfileView view(Cloud cloud, DynamoDbClient dynamo) {
    var stored = stored(cloud, dynamo);
    var rules = new DynamoRuleSets(dynamo, cloud.output(StackOutput.RULES_TABLE)).latest();
    return ProfileView.of(user, stored, rules, Instant.now());
  }

  private StoredProfile stored(Cloud cloud, DynamoDbClient dynamo) {
    var profiles =
        new DynamoUserProfiles(
            dynamo,
            cloud.output(StackOutput.PROFILES_TABLE),
            cloud.output(StackOutput.ALERTS_TABLE),
            cloud.transactionProjection());
    var found = profiles.read(List.of(user)).get(user);
    if (found == null) {
      throw new CommandFault(
          "There is no profile of the user " + user + ".",
          "Ids are case-sensitive; new transactions are applied within a second.");
    }
    return found;
  }

  private void show(ProfileView view) {
    var out = spec.commandLine().getOut();
    if (json) {
      out.println(ProfileJson.of(view));
    } else {
      ProfileText.of(view).forEach(out::println);
    }
    out.flush();
  }
}
