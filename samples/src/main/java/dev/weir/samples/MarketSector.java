package dev.weir.samples;

import java.util.List;

/** The common movement of some instruments in addition to the market's. */
enum MarketSector {
  TECHNOLOGY("TEC", "Technology", 1.1, 1.5),
  ENERGY("ENE", "Energy", 0.8, 1.2),
  HEALTH("HEA", "Health", 0.5, 0.9),
  FINANCE("FIN", "Finance", 0.9, 1.4),
  INDUSTRY("IND", "Industry", 0.8, 1.3),
  CONSUMER("CON", "Consumer", 0.6, 1.0),
  UTILITIES("UTI", "Utilities", 0.4, 0.7),
  /** Safe havens, which rise when the market falls. */
  HAVENS("HAV", "Haven", -0.4, -0.1);

  /** All sectors, by number. */
  static final List<MarketSector> ALL = List.of(values());

  private final String code;
  private final String title;
  private final double leastBeta;
  private final double mostBeta;

  MarketSector(String code, String title, double leastBeta, double mostBeta) {
    this.code = code;
    this.title = title;
    this.leastBeta = leastBeta;
    this.mostBeta = mostBeta;
  }

  String code() {
    return code;
  }

  String title() {
    return title;
  }

  /**
   * Returns the minimum of how much an instrument moves with the market; {@link #mostBeta} is the
   * maximum.
   */
  double leastBeta() {
    return leastBeta;
  }

  /**
   * Returns the maximum of how much an instrument moves with the market: at most 1.5, so that
   * limits are respected in quiet markets.
   */
  double mostBeta() {
    return mostBeta;
  }
}
