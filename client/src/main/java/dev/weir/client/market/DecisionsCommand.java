package dev.weir.client.market;

import dev.weir.client.ExitCode;
import dev.weir.client.cloud.CloudOptions;
import dev.weir.events.ForeignText;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code weir decisions --follow}: the decisions that a trading system of a Region receives. */
@Command(
    name = "decisions",
    description =
        "Follow decisions as a trading system of a Region receives them, and report missing,"
            + " duplicate or reordered versions.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  weir decisions --follow --region us-east-1",
      "  weir decisions --follow --beats",
      "  weir decisions --follow --region us-east-2 --json"
    })
public final class DecisionsCommand implements Callable<Integer> {

  @Option(names = "--follow", description = "Show decisions as they arrive, until Ctrl-C.")
  private boolean follow;

  @Option(
      names = "--beats",
      description = "Also show the beats by which each group confirms its decisions.")
  private boolean beats;

  @Option(
      names = "--json",
      description = "Print one decision or beat per line, byte for byte as received.")
  private boolean json;

  @Mixin private CloudOptions where;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    if (!follow) {
      throw new ParameterException(
          spec.commandLine(),
          "Use --follow to see decisions as they arrive; weir risk shows the latest one of each"
              + " portfolio.");
    }
    var check = new VersionCheck();
    try (var subscriber = DecisionSubscriber.subscribe(where.openRegional())) {
      Runtime.getRuntime().addShutdownHook(new Thread(subscriber::close));
      err("Following decisions; stop with Ctrl-C.");
      while (!subscriber.isClosed()) {
        subscriber.receiveAll().forEach(message -> show(message, check));
      }
    }
    return ExitCode.OK;
  }

  private void show(DecisionView message, VersionCheck check) {
    if (!message.isBeat()) {
      showDecision(message, check);
    } else if (beats) {
      var out = spec.commandLine().getOut();
      out.println(
          json
              ? message.text()
              : ForeignText.oneLine("%-20s %s".formatted(message.group(), message.beat())));
      out.flush();
    }
  }

  private void showDecision(DecisionView decision, VersionCheck check) {
    var out = spec.commandLine().getOut();
    check
        .take(decision.portfolio(), decision.version(), decision.previousVersion())
        .ifPresent(wrong -> err(decision.portfolio() + ": " + wrong));
    if (json) {
      out.println(decision.text());
    } else {
      out.printf(
          "%-20s %8d  %-9s %s%n",
          ForeignText.oneLine(decision.portfolio()),
          decision.version(),
          decision.state(),
          ForeignText.oneLine(String.join("; ", decision.reasons())));
    }
    out.flush();
  }

  private void err(String line) {
    spec.commandLine().getErr().println(line);
    spec.commandLine().getErr().flush();
  }
}
