package dev.weir.infra;

import dev.weir.engine.Semantics;
import dev.weir.market.Regions;
import dev.weir.market.marks.MarksSettings;
import dev.weir.market.pulse.PulseSettings;
import dev.weir.market.risk.RiskSettings;
import dev.weir.metrics.stack.DataStream;
import dev.weir.settings.SettingsReader;
import dev.weir.stream.SchemaIdSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The market pipeline's settings in the context; without {@code regions} it is not deployed. */
final class MarketContext {
  // Strongly consistent tables must stay within one of these.
  // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/V2globaltables_HowItWorks.html
  private static final List<Set<String>> REGION_SETS =
      List.of(
          Set.of("us-east-1", "us-east-2", "us-west-2"),
          Set.of("eu-west-1", "eu-west-2", "eu-west-3", "eu-central-1"),
          Set.of("ap-northeast-1", "ap-northeast-2", "ap-northeast-3"));

  private static final String REGIONS = "regions";
  private static final String WITNESS = "witness";
  private static final String RISK_WINDOW = "riskBatchingWindowSeconds";
  private static final String REGION_SETS_KEY = "regionSets";

  private static final FunctionContext MARKS =
      new FunctionContext(
          Map.of(
              "marketSemantics", Semantics.VARIABLE,
              "projection", MarksSettings.PROJECTION,
              "marketConfluentSchemas", SchemaIdSettings.CONFLUENT_SCHEMAS),
          MarksSettings::of);
  private static final FunctionContext RISK =
      new FunctionContext(
          Map.of(
              "portfolioGroups", RiskSettings.GROUPS,
              "lease", RiskSettings.LEASE,
              "stale", RiskSettings.STALE,
              "pulse", PulseSettings.INTERVAL,
              "validity", RiskSettings.VALIDITY),
          RiskSettings::of);

  private final SettingsReader context;
  private final Profile profile;

  private MarketContext(SettingsReader context, Profile profile) {
    this.context = context;
    this.profile = profile;
  }

  /** Returns the settings if Regions are named. Everything is checked in either case. */
  static Optional<MarketSettings> settings(SettingsReader context, Profile profile) {
    return new MarketContext(context, profile).settings();
  }

  private Optional<MarketSettings> settings() {
    var regions = regions();
    var witness = context.optional(WITNESS);
    var stream = StreamContext.of(DataStream.MARKET, context, profile);
    // Each Region's stack sets its own Region; the functions need one to check the rest.
    var region = Map.of(Regions.REGION, regions.isEmpty() ? "us-east-1" : regions.getFirst());
    var marks = MARKS.environment(context, region);
    var risk = RISK.environment(context, region);
    var riskWindow = context.integer(RISK_WINDOW, 0, 0, StreamContext.MAX_WINDOW_SECONDS);
    var sets = sets();
    if (regions.isEmpty()) {
      return Optional.empty();
    }
    return witness(regions, witness, sets)
        .map(third -> new MarketSettings(regions, third, stream, marks, risk, riskWindow));
  }

  private List<String> regions() {
    return context
        .optional(
            REGIONS,
            text -> text.matches("[a-z0-9-]+, *[a-z0-9-]+") && split(text).size() == 2,
            "give two different Regions such as us-east-1,us-east-2, or leave it empty")
        .map(MarketContext::split)
        .orElse(List.of());
  }

  private static List<String> split(String text) {
    return Arrays.stream(text.split(",", -1)).map(String::strip).distinct().toList();
  }

  /** Returns the configured sets, which allow for newer ones, before the known ones. */
  private List<Set<String>> sets() {
    var sets = new ArrayList<Set<String>>();
    context
        .optional(
            REGION_SETS_KEY,
            text -> splitSets(text).allMatch(set -> set.size() >= 3),
            "give the three or more Regions of a new set; separate several sets with semicolons")
        .ifPresent(text -> splitSets(text).forEach(sets::add));
    sets.addAll(REGION_SETS);
    return sets;
  }

  private static Stream<Set<String>> splitSets(String text) {
    return Arrays.stream(text.split(";", -1)).map(set -> new LinkedHashSet<>(split(set)));
  }

  private Optional<String> witness(
      List<String> regions, Optional<String> given, List<Set<String>> sets) {
    var set = sets.stream().filter(each -> each.containsAll(regions)).findFirst();
    if (set.isEmpty()) {
      context.refuse(
          REGIONS,
          String.join(",", regions),
          "are not in the same Region set; the sets are " + sets);
      return Optional.empty();
    }
    var others = set.get().stream().filter(region -> !regions.contains(region)).sorted().toList();
    if (given.isPresent() && !others.contains(given.get())) {
      context.refuse(WITNESS, given.get(), "give one of " + others + ", or leave it empty");
      return Optional.empty();
    }
    return Optional.of(given.orElse(others.getFirst()));
  }
}
