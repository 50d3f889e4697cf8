package dev.weir.cli;

import dev.weir.client.WeirHome;
import dev.weir.local.emulators.DynamoDbLibraries;
import dev.weir.local.emulators.MavenRepository;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code weir fetch}: what the local cloud needs and no distribution may contain. */
@Command(
    name = "fetch",
    description = {
      "Fetch the local cloud's emulators and the CDK, which up, demo and deploy otherwise do when "
          + "they first run.",
      "Each file is checked against its pinned hash. Afterwards the local cloud needs no network."
    })
final class FetchCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  // The launcher has installed npm's packages before this runs.
  @Override
  public Integer call() {
    var out = spec.commandLine().getOut();
    var repository = MavenRepository.addressIn(System.getenv());
    DynamoDbLibraries.in(WeirHome.path())
        .fetch(
            repository,
            line -> {
              out.println(line);
              out.flush();
            });
    out.println("Everything is here that the local cloud needs.");
    out.flush();
    return 0;
  }
}
