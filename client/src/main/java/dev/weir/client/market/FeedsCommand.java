package dev.weir.client.market;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.weir.client.ExitCode;
import dev.weir.client.cloud.CloudOptions;
import dev.weir.client.terminal.Style;
import dev.weir.client.terminal.Table;
import dev.weir.client.terminal.Table.Column;
import dev.weir.client.terminal.Table.Row;
import dev.weir.client.terminal.TableOptions;
import dev.weir.market.marks.decide.FeedGap;
import dev.weir.market.marks.decide.FeedState;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.ToLongFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code weir feeds}: the ticks that each Region's feed delivered, and its gaps. */
@Command(
    name = "feeds",
    description = {
      "Show the ticks that each Region's feed delivered, and its sequence gaps.",
      "A gap in one Region's feed is filled by the other's; ticks missing in both are listed at the"
          + " end."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  weir feeds",
      "  weir feeds --region us-east-1",
      "  weir feeds --aws --regions us-east-1,us-east-2",
      "  weir feeds --json | jq .missing"
    })
public final class FeedsCommand implements Callable<Integer> {

  private static final int SHOWN = 20;

  @Option(names = "--json", description = "Print a JSON object.")
  private boolean json;

  @Option(
      names = "--regions",
      paramLabel = "R",
      split = ",",
      description =
          "Two Regions, such as A,B. Default: both local Regions; with --aws only the profile's.")
  private List<String> several = new ArrayList<>();

  @Mixin private TableOptions tables;
  @Mixin private CloudOptions where;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    var feeds = new LinkedHashMap<String, List<FeedState>>();
    for (var region : regions()) {
      feeds.put(region, read(region));
    }
    var missing =
        feeds.size() == 2
            ? FeedGaps.inBoth(
                gaps(feeds.firstEntry().getValue()), gaps(feeds.lastEntry().getValue()))
            : List.<FeedGap>of();
    var out = spec.commandLine().getOut();
    if (json) {
      out.println(toJson(feeds, missing));
    } else {
      print(feeds, missing, out);
    }
    out.flush();
    return ExitCode.OK;
  }

  private List<String> regions() {
    if (!several.isEmpty()) {
      if (where.region().isPresent() || Set.copyOf(several).size() != 2) {
        throw new ParameterException(
            spec.commandLine(), "Give one Region to --region, or two different ones to --regions.");
      }
      return several;
    }
    return where
        .region()
        .map(List::of)
        .orElseGet(
            () -> where.isAws() ? List.of(where.openRegional().region()) : where.localRegions());
  }

  private List<FeedState> read(String region) {
    var cloud = where.openRegional(region);
    try (var dynamo = cloud.dynamo()) {
      return StoredFeeds.all(cloud, dynamo);
    }
  }

  private static List<FeedGap> gaps(List<FeedState> feeds) {
    return feeds.stream().flatMap(feed -> feed.gaps().stream()).toList();
  }

  private static long sum(List<FeedState> feeds, ToLongFunction<FeedState> of) {
    return feeds.stream().mapToLong(of).sum();
  }

  private void print(Map<String, List<FeedState>> feeds, List<FeedGap> missing, PrintWriter out) {
    feeds.forEach(
        (region, lanes) -> {
          var gaps = gaps(lanes);
          out.println(Style.BOLD.of(region));
          out.printf(
              "  %,d ticks of %,d symbols and venues, %,d duplicates, %,d quarantined%n",
              sum(lanes, FeedState::ticks),
              lanes.stream().flatMap(feed -> feed.last().keySet().stream()).distinct().count(),
              sum(lanes, FeedState::repeated),
              sum(lanes, FeedState::rejected));
          forgottenRegisters(sum(lanes, FeedState::forgottenRegisters), out);
          out.printf(
              "  %,d gaps with %,d ticks%s%n",
              gaps.size(),
              gaps.stream().mapToLong(FeedGap::ticks).sum(),
              forgotten(sum(lanes, FeedState::forgottenGaps)));
          list(gaps, out);
        });
    if (feeds.size() == 2) {
      out.println();
      out.println(
          missing.isEmpty()
              ? "Each Region's gaps are filled by the other Region."
              : Style.BOLD_RED.of("Missing in both:"));
      list(missing, out);
    }
  }

  private static String forgotten(long gaps) {
    return gaps == 0 ? "" : ", and %,d older gaps without details".formatted(gaps);
  }

  private static void forgottenRegisters(long registers, PrintWriter out) {
    if (registers > 0) {
      out.printf(
          "  %,d symbols and venues evicted: gaps before their next tick go undetected%n",
          registers);
    }
  }

  private void list(List<FeedGap> gaps, PrintWriter out) {
    if (gaps.isEmpty()) {
      return;
    }
    var columns =
        List.of(
            Column.text("mark"),
            Column.text("session"),
            Column.number("from"),
            Column.number("to"));
    var rows = gaps.stream().limit(SHOWN).map(FeedsCommand::row).toList();
    new Table(columns, rows).lines(tables.width()).forEach(out::println);
    if (gaps.size() > SHOWN) {
      out.printf("    and %,d more; --json has all%n", gaps.size() - SHOWN);
    }
  }

  private static Row row(FeedGap gap) {
    return Row.of(
        gap.name(),
        gap.place(),
        String.format(Locale.ROOT, "%,d", gap.from()),
        String.format(Locale.ROOT, "%,d", gap.to()));
  }

  private static String toJson(Map<String, List<FeedState>> feeds, List<FeedGap> missing) {
    var json = JsonNodeFactory.instance.objectNode();
    var regions = json.putArray("feeds");
    feeds.forEach(
        (region, lanes) -> {
          var node = regions.addObject().put("region", region);
          node.put("ticks", sum(lanes, FeedState::ticks));
          node.put("repeated", sum(lanes, FeedState::repeated));
          node.put("rejected", sum(lanes, FeedState::rejected));
          node.put("forgottenGaps", sum(lanes, FeedState::forgottenGaps));
          node.put("forgottenRegisters", sum(lanes, FeedState::forgottenRegisters));
          write(gaps(lanes), node.putArray("gaps"));
        });
    write(missing, json.putArray("missing"));
    return json.toString();
  }

  private static void write(List<FeedGap> gaps, ArrayNode array) {
    for (var gap : gaps) {
      array
          .addObject()
          .put("mark", gap.name())
          .put("session", gap.session())
          .put("epoch", gap.epoch())
          .put("from", gap.from())
          .put("to", gap.to())
          .put("seenAt", gap.seenAt().toString());
    }
  }
}
