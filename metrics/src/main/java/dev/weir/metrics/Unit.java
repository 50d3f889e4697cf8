package dev.weir.metrics;

/** The unit of a metric's values; the names are CloudWatch's. */
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

  public String cloudWatchName() {
    return cloudWatchName;
  }
}
