package dev.weir.client.market;

import dev.weir.archive.S3Archive;
import dev.weir.client.CommandFault;
import dev.weir.client.ExitCode;
import dev.weir.client.archive.Period;
import dev.weir.client.cloud.CloudOptions;
import dev.weir.client.terminal.Table;
import dev.weir.client.terminal.Table.Column;
import dev.weir.client.terminal.Table.Row;
import dev.weir.client.terminal.TableOptions;
import dev.weir.events.ForeignText;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code weir decisions}: the decisions that a trading system of a Region receives, or those that
 * are archived.
 */
@Command(
    name = "decisions",
    description =
        "Follow decisions as a trading system of a Region receives them, or replay archived ones,"
            + " and report missing, duplicate or reordered versions.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  weir decisions --region us-east-1",
      "  weir decisions --beats",
      "  weir decisions --region us-east-2 --json",
      "  weir decisions --replay --from 2026-11-23T14:00Z --to 2026-11-23T15:00Z --json"
    })
public final class DecisionsCommand implements Callable<Integer> {

  @Option(
      names = "--follow",
      description = "Show decisions as they arrive, until Ctrl-C. This is the default.")
  private boolean follow;

  @Option(
      names = "--replay",
      description =
          "Show archived decisions in the order in which they were made. With --json each has the"
              + " marks and the reference version that it follows from.")
  private boolean replay;

  @Mixin private Period period;

  @Option(
      names = "--beats",
      description = "Also show the beats by which each group confirms its decisions.")
  private boolean beats;

  @Option(
      names = "--json",
      description = "Print one decision or beat per line, byte for byte as received.")
  private boolean json;

  @Mixin private TableOptions tables;
  @Mixin private CloudOptions where;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    if (follow && replay) {
      throw new ParameterException(
          spec.commandLine(), "--follow shows decisions as they arrive, --replay archived ones.");
    }
    if (!replay && period.isLimited()) {
      throw new ParameterException(
          spec.commandLine(), "--from and --to select archived decisions: use --replay.");
    }
    period.requireOrder();
    return replay ? replayed() : followed();
  }

  private int replayed() {
    var cloud = where.openRegional();
    var bucket =
        cloud
            .optionalOutput("ArchiveBucket")
            .orElseThrow(
                () ->
                    new CommandFault(
                        cloud.name() + " has no archive of decisions",
                        "Deploy it with -c archive=s3, or start it with weir up -c archive=s3."));
    try (var s3 = cloud.s3()) {
      show(new ArchivedDecisions(new S3Archive(s3, bucket)).read(period.from(), period.to()));
    }
    return ExitCode.OK;
  }

  private void show(ArchivedDecisions.Found archived) {
    var check = new VersionCheck();
    archived.decisions().forEach(decision -> showDecision(decision, check));
    archived.faults().forEach(this::err);
    if (check.gaps() > 0 || !archived.faults().isEmpty()) {
      throw new CommandFault(
          "The archive of decisions is incomplete: %,d gaps in versions, %,d faults in objects"
              .formatted(check.gaps(), archived.faults().size()),
          "Compare with the archive of the other Region, which has the same decisions: --region.");
    }
  }

  private int followed() {
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
      table(decision).body(tables.width()).forEach(out::println);
    }
    out.flush();
  }

  private static Table table(DecisionView decision) {
    return new Table(
        List.of(
            Column.text("portfolio").atLeast(20),
            Column.number("version").atLeast(8),
            Column.fixed("state").atLeast(9),
            Column.text("reasons")),
        List.of(
            Row.of(
                decision.portfolio(),
                Long.toString(decision.version()),
                decision.state(),
                String.join("; ", decision.reasons()))));
  }

  private void err(String line) {
    spec.commandLine().getErr().println(line);
    spec.commandLine().getErr().flush();
  }
}
