package dev.weir.client.market;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.weir.client.CommandFault;
import dev.weir.client.ExitCode;
import dev.weir.client.cloud.Cloud;
import dev.weir.client.cloud.CloudOptions;
import dev.weir.client.terminal.Table;
import dev.weir.client.terminal.Table.Column;
import dev.weir.client.terminal.Table.Row;
import dev.weir.client.terminal.TableOptions;
import dev.weir.client.terminal.TimeOptions;
import dev.weir.client.terminal.Times;
import dev.weir.metrics.stack.StackOutput;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** {@code weir risk}: the current state of each portfolio, and the reasons. */
@Command(
    name = "risk",
    description = {
      "Show the state of portfolios and its reasons, from a Region's replica.",
      "Amounts are in the base currency."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  weir risk",
      "  weir risk growth-7 --region us-east-2",
      "  weir risk --wide",
      "  weir risk --json | jq 'select(.state != \"ACTIVE\")'"
    })
public final class RiskCommand implements Callable<Integer> {

  @Parameters(paramLabel = "PORTFOLIO", arity = "0..1", description = "Portfolio. Default: all.")
  private String portfolio;

  @Option(
      names = "--json",
      description = "Print one decision per line, byte for byte as stored and delivered.")
  private boolean json;

  @Mixin private TableOptions tables;
  @Mixin private TimeOptions times;
  @Mixin private CloudOptions where;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    var cloud = where.openRegional();
    try (var dynamo = cloud.dynamo()) {
      var decisions =
          portfolio == null ? StoredDecisions.all(cloud, dynamo) : List.of(one(cloud, dynamo));
      show(decisions, json ? Map.of() : StoredDecisions.validities(cloud, dynamo));
    }
    return ExitCode.OK;
  }

  private DecisionView one(Cloud cloud, DynamoDbClient dynamo) {
    var item =
        dynamo
            .getItem(
                request ->
                    request
                        .tableName(cloud.output(StackOutput.RISK_TABLE))
                        .key(Map.of("portfolio", fromS(portfolio)))
                        .consistentRead(true))
            .item();
    if (item.isEmpty()) {
      throw new CommandFault(
          "There is no decision on portfolio " + portfolio,
          "Check its name (weir risk lists all), or load its positions: weir load reference DIR.");
    }
    return StoredDecisions.view(item);
  }

  private void show(List<DecisionView> decisions, Map<String, Instant> groups) {
    var out = spec.commandLine().getOut();
    if (json) {
      decisions.forEach(decision -> out.println(decision.text()));
    } else if (decisions.isEmpty()) {
      out.println("There are no decisions yet. Load reference data, then send market data.");
    } else {
      table(decisions, groups).lines(tables.width()).forEach(out::println);
    }
    out.flush();
  }

  private Table table(List<DecisionView> decisions, Map<String, Instant> groups) {
    var now = Instant.now();
    return new Table(
        List.of(
            Column.text("portfolio"),
            Column.fixed("state"),
            Column.number("version"),
            Column.number("gross").optional(),
            Column.number("net").optional(),
            Column.number("profit/loss").optional(),
            Column.number("VaR 99 %").optional(),
            Column.number("ES 97.5 %").optional(),
            Column.text("largest").optional(),
            Column.fixed("from").optional()),
        decisions.stream().map(decision -> row(decision, groups, now)).toList());
  }

  private Row row(DecisionView decision, Map<String, Instant> groups, Instant now) {
    var notes = new ArrayList<String>();
    expiry(decision, groups, now, times.times()).ifPresent(notes::add);
    notes.addAll(decision.reasons());
    return Row.of(
            decision.portfolio(),
            decision.state(),
            Long.toString(decision.version()),
            decision.figure("gross"),
            decision.figure("net"),
            decision.figure("unrealised"),
            decision.figure("valueAtRisk"),
            decision.figure("expectedShortfall"),
            decision.largest(),
            decision.region())
        .with(notes);
  }

  /** Returns the note for an expired decision, which trading systems treat as HALTED. */
  static Optional<String> expiry(
      DecisionView decision, Map<String, Instant> groups, Instant now, Times times) {
    return decision
        .validUntil()
        .map(own -> latest(own, groups.getOrDefault(decision.group(), Instant.MIN)))
        .filter(until -> until.isBefore(now))
        .map(until -> "expired at " + times.inText(until) + ": counts as HALTED");
  }

  private static Instant latest(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
