package dev.weir.market;

import dev.weir.settings.SettingsReader;

/** The setting shared by all market functions: the Region in which they run. */
public final class Regions {

  public static final String REGION = "WEIR_REGION";

  private Regions() {}

  /** Returns the Region's name, such as {@code us-east-1}; a missing name is a problem. */
  public static String of(SettingsReader reading) {
    var region = reading.text(REGION, "");
    if (!region.matches("[a-z]{2}(-[a-z]+)+-[0-9]")) {
      reading.refuse(REGION, region, "give a Region such as us-east-1");
    }
    return region;
  }
}
