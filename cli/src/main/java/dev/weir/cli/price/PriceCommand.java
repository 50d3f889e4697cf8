package dev.weir.cli.price;

import dev.weir.cli.synthesis.AssemblyOptions;
import dev.weir.client.ExitCode;
import dev.weir.client.terminal.TableOptions;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code weir price}: the monthly cost of the stack, before it is deployed. */
@Command(
    name = "price",
    description = {
      "Estimate the stack's monthly cost on AWS from list prices, with the latency and retention it"
          + " buys.",
      "Reads the synthesised template; needs neither AWS nor the local cloud."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  weir price                                        an idle stack",
      "  weir price --lines 10/s",
      "  weir price --profile thrifty --lines 10/s",
      "  weir price --lines 5000/s --lines-per-record 25 -c shards=2",
      "  weir price --transactions 100/s -c pipelines=transactions --assume"
          + " transactionBatchMillis=80"
    })
public final class PriceCommand implements Callable<Integer> {

  @Option(
      names = "--lines",
      paramLabel = "RATE",
      defaultValue = "0",
      description = "Rate of access-log lines: 10/s, 600/m or 36000/h. Default: none.")
  private String lines;

  @Option(
      names = "--lines-per-record",
      paramLabel = "N",
      defaultValue = "1",
      description = "Access-log lines per record. Default: ${DEFAULT-VALUE}.")
  private int linesPerRecord;

  @Option(
      names = "--transactions",
      paramLabel = "RATE",
      defaultValue = "0",
      description = "Rate of transactions. Default: none.")
  private String transactions;

  @Option(
      names = "--ticks",
      paramLabel = "RATE",
      defaultValue = "0",
      description = "Rate of market-data ticks in each Region. Default: none.")
  private String ticks;

  @Option(
      names = "--profile",
      paramLabel = "fast|thrifty",
      description = "Override the setting profile of cdk.json.")
  private String profile;

  @Option(
      names = "--regions",
      paramLabel = "R,R",
      description = "Two Regions: include the market pipeline.")
  private String regions;

  @Option(
      names = "--assume",
      paramLabel = "NAME=VALUE",
      description = "Override an assumption, for example with a measured value.")
  private Map<String, Double> assume = Map.of();

  @Option(
      names = "--prices",
      paramLabel = "FILE",
      description = "Price list as JSON. Default: list prices of us-east-1.")
  private Path prices;

  @Mixin private AssemblyOptions assembly;
  @Mixin private TableOptions table;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    var load = load();
    var assumed = assumed();
    var list = prices == null ? PriceList.standard() : PriceList.read(prices);
    var stacks = assembly.read("price", settings());
    var quote = new Quote(stacks.toString(), TemplateInventory.of(stacks), load, assumed, list);
    var out = spec.commandLine().getOut();
    new BillText(quote).lines(table.width()).forEach(out::println);
    out.flush();
    return ExitCode.OK;
  }

  private PricedLoad load() {
    if (linesPerRecord < 1) {
      throw wrong("--lines-per-record=" + linesPerRecord + ": give 1 or more.");
    }
    return new PricedLoad(
        rate("--lines", lines),
        linesPerRecord,
        rate("--transactions", transactions),
        rate("--ticks", ticks));
  }

  private double rate(String option, String text) {
    return Rate.perSecond(text)
        .orElseThrow(() -> wrong(option + "=" + text + ": give a rate such as 10/s or 600/m."));
  }

  private Assumptions assumed() {
    var assumed = Assumptions.standard();
    for (var given : assume.entrySet()) {
      assumed = assumed.with(assumption(given.getKey()), value(given.getKey(), given.getValue()));
    }
    return assumed;
  }

  private Assumption assumption(String name) {
    return Assumptions.named(name)
        .orElseThrow(() -> wrong("--assume=" + name + ": give one of " + Assumptions.ids() + "."));
  }

  private double value(String name, double value) {
    if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
      throw wrong("--assume=" + name + "=" + value + ": give 0 or more.");
    }
    return value;
  }

  private Map<String, String> settings() {
    var settings = new LinkedHashMap<String, String>();
    if (profile != null) {
      settings.put("profile", profile);
    }
    if (regions != null) {
      settings.put("regions", regions);
    }
    return settings;
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
