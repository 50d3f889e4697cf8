package dev.weir.market;

import dev.weir.settings.SettingsReader;
import java.util.Arrays;
import java.util.List;

/** The setting shared by all market functions: the Region in which they run. */
public final class Regions {

  public static final String REGION = "WEIR_REGION";
  public static final String ALL = "WEIR_MARKET_REGIONS";

  private static final String NAME = "[a-z]{2}(-[a-z]+)+-[0-9]";

  private Regions() {}

  /** Returns the Region's name, such as {@code us-east-1}; a missing name is a problem. */
  public static String of(SettingsReader reading) {
    var region = reading.text(REGION, "");
    if (!region.matches(NAME)) {
      reading.refuse(REGION, region, "give a Region such as us-east-1");
    }
    return region;
  }

  /**
   * All Regions that the market's ticks come into; where the setting is absent, as in a function
   * deployed before it existed, only the given one.
   */
  public static List<String> all(SettingsReader reading, String region) {
    var text = reading.text(ALL, region);
    var regions = Arrays.asList(text.split(",", -1));
    if (!regions.contains(region) || !regions.stream().allMatch(each -> each.matches(NAME))) {
      reading.refuse(ALL, text, "give all Regions of the market, such as us-east-1,us-east-2");
      return List.of(region);
    }
    return List.copyOf(regions);
  }
}
