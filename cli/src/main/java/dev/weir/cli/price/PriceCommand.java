package dev.weir.cli.price;

import dev.weir.client.ExitCode;
import dev.weir.client.WeirHome;
import dev.weir.local.synthesis.Synthesis;
import dev.weir.local.template.CloudAssembly;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code weir price}: the monthly cost of the stack, before it is deployed. */
@Command(
    name = "price",
    description = {
      "Calculate what a month of the stack costs on AWS, by list prices, and what it gives "
          + "for that.",
      "Reads the synthesised template; asks neither AWS nor a cloud here."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  weir price                                        while nothing flows",
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
      description = "Lines of access logs: 10/s, 600/m or 36000/h. Default: none.")
  private String lines;

  @Option(
      names = "--lines-per-record",
      paramLabel = "N",
      defaultValue = "1",
      description = "Lines that producers pack into a record. Default: ${DEFAULT-VALUE}")
  private int linesPerRecord;

  @Option(
      names = "--transactions",
      paramLabel = "RATE",
      defaultValue = "0",
      description = "Transactions. Default: none.")
  private String transactions;

  @Option(
      names = "--ticks",
      paramLabel = "RATE",
      defaultValue = "0",
      description = "Ticks in each Region of market data. Default: none.")
  private String ticks;

  @Option(
      names = "--profile",
      paramLabel = "fast|thrifty",
      description = "The setting profile in the place of cdk.json's.")
  private String profile;

  @Option(
      names = "--regions",
      paramLabel = "R,R",
      description = "Two Regions, for the market pipeline too.")
  private String regions;

  @Option(
      names = {"-c", "--context"},
      paramLabel = "KEY=VALUE",
      description = "A setting in the place of cdk.json's, as with cdk -c.")
  private Map<String, String> context = Map.of();

  @Option(
      names = "--assume",
      paramLabel = "NAME=VALUE",
      description = "Another assumption, such as one that you have measured.")
  private Map<String, Double> assume = Map.of();

  @Option(
      names = "--prices",
      paramLabel = "FILE",
      description = "Your own price list. Default: list prices of us-east-1.")
  private Path prices;

  @Option(
      names = "--assembly",
      paramLabel = "FOLDER",
      description = "A cloud assembly, such as cdk.out, instead of synthesising.")
  private Path assembly;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    var load = load();
    var assumed = assumed();
    var list = prices == null ? PriceList.standard() : PriceList.read(prices);
    var stacks = CloudAssembly.read(assembly == null ? synthesised() : assembly);
    var quote = new Quote(stacks.toString(), TemplateInventory.of(stacks), load, assumed, list);
    var out = spec.commandLine().getOut();
    new BillText(quote).lines().forEach(out::println);
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

  // Use a separate folder: a running local cloud has its own synthesis.
  private Path synthesised() {
    var settings = new LinkedHashMap<>(context);
    if (profile != null) {
      settings.put("profile", profile);
    }
    if (regions != null) {
      settings.put("regions", regions);
    }
    var home = WeirHome.path();
    return new Synthesis(home, home.resolve(".weir").resolve("price"))
        .assembly(settings, false)
        .assembly();
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
