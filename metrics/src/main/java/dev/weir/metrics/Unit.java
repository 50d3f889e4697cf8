package dev.weir.metrics;

/** What a metric's values are counted in; the names are CloudWatch's. */
public enum Unit {
  COUNT("Count"),
  MILLISECONDS("Milliseconds"),
  SECONDS("Seconds"),
  BYTES("Bytes"),
  PERCENT("Percent");

  private final String cloudWatchName;

  Unit(String cloudWatchName) {
    this.cloudWatchName = cloudWatchName;
  }

  /** As CloudWatch writes it. */
  public String cloudWatchName() {
    return cloudWatchName;
  }
}
