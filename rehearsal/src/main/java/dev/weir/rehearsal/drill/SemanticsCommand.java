package dev.weir.rehearsal.drill;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.client.ExitCode;
import dev.weir.client.terminal.Style;
import dev.weir.client.terminal.Terminal;
import dev.weir.rehearsal.prices.UnitPrices;
import dev.weir.verification.semantics.DrillPrices;
import dev.weir.verification.semantics.SemanticsDrill;
import dev.weir.verification.semantics.SemanticsReport;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code weir drill semantics}: what each of the delivery semantics loses, doubles and costs. */
@Command(
    name = "semantics",
    description = {
      "Run the pipelines' own code through the same load and the same faults with each of the "
          + "delivery semantics, and compare losses, duplicates and costs.",
      "It runs in memory and needs no cloud. The same seed gives the same table again."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  weir drill semantics",
      "  weir drill semantics --runs 10000",
      "  weir drill semantics --seed 4711 --runs 1 --json"
    })
final class SemanticsCommand implements Callable<Integer> {

  private static final int MAX_RUNS = 1_000_000;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "The first run's seed; the others have those that follow. Default: 1.")
  private long seed;

  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "200",
      description = "How many runs each row is made of. Default: 200, which takes seconds.")
  private int runs;

  @Option(names = "--json", description = "The table as one JSON object.")
  private boolean json;

  @Spec private CommandSpec spec;

  private final Supplier<UnitPrices> prices;

  /** Creates the command with the price list that comes with Weir. */
  SemanticsCommand() {
    this(UnitPrices::listed);
  }

  SemanticsCommand(Supplier<UnitPrices> prices) {
    this.prices = prices;
  }

  @Override
  public Integer call() {
    if (runs < 1 || runs > MAX_RUNS) {
      throw new ParameterException(
          spec.commandLine(), "--runs is %d; give 1 to %d".formatted(runs, MAX_RUNS));
    }
    var report = run();
    var listed = new DrillCharges(prices.get());
    var out = spec.commandLine().getOut();
    if (json) {
      out.println(toJson(report, listed));
    } else {
      print(report, listed, out);
    }
    out.flush();
    return report.broken().isEmpty() ? ExitCode.OK : ExitCode.FAILED;
  }

  private SemanticsReport run() {
    // Simulated faults are warned of by the thousand.
    ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.ERROR);
    var drill = new SemanticsDrill(seed, runs);
    try (var bar = Terminal.bar("Drilling", "runs", drill.total())) {
      return drill.run(bar::stepBy);
    }
  }

  private static void print(SemanticsReport report, DrillPrices prices, PrintWriter out) {
    var lines = new ArrayList<List<String>>();
    lines.add(SemanticsReport.headings());
    report.rows().forEach(row -> lines.add(SemanticsReport.cells(row, prices)));
    out.printf("First seed %d, %,d runs a row%n%n", report.firstSeed(), report.runs());
    lines.forEach(line -> out.println(aligned(line, lines)));
    out.println();
    out.println("Costs and times are those without faults, unless the heading says otherwise.");
    if (report.broken().isEmpty()) {
      out.println(Style.GREEN.of("✔") + " Each keeps its promise.");
    }
    report.broken().forEach(broken -> out.println(Style.RED.of("✘") + " " + broken));
  }

  private static String aligned(List<String> line, List<List<String>> all) {
    var text = new StringBuilder();
    for (var column = 0; column < line.size(); column++) {
      var at = column;
      var width = all.stream().mapToInt(each -> each.get(at).length()).max().orElse(0);
      text.append(line.get(column)).repeat(" ", width - line.get(column).length() + 2);
    }
    return text.toString().stripTrailing();
  }

  private static ObjectNode toJson(SemanticsReport report, DrillPrices prices) {
    var root = JsonNodeFactory.instance.objectNode();
    root.put("firstSeed", report.firstSeed()).put("runs", report.runs());
    root.put("kept", report.broken().isEmpty());
    var rows = root.putArray("rows");
    for (var row : report.rows()) {
      rows.addObject()
          .put("pipeline", row.pipeline())
          .put("semantics", row.semantics().text())
          .put("events", row.events())
          .put("lost", row.lost())
          .put("doubled", row.doubled())
          .put("notInQuarantine", row.unquarantined())
          .put("writeUnitsPerThousand", row.unitsOfAThousand())
          .put("callsPerInvocation", row.callsOfAnInvocation())
          .put("p50Millis", row.calmPercentile(0.5))
          .put("p99Millis", row.calmPercentile(0.99))
          .put("p99MillisWithFaults", row.disturbedPercentile(0.99))
          .put("dollarsPerMillion", row.dollarsOfAMillion(prices));
    }
    return root;
  }
}
