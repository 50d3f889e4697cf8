package dev.weir.cli.price;

/** A section of a month's bill. */
enum CostPart {
  STREAMS("streams"),
  FUNCTIONS("functions and schedules"),
  TABLES("tables"),
  LOGS("logs"),
  METRICS("metrics"),
  ALARMS("alarms"),
  DASHBOARDS("dashboards"),
  KEYS("encryption keys"),
  ARCHIVE("archive: objects, storage of one month"),
  OTHERS("topics, queues, quarantine");

  private final String title;

  CostPart(String title) {
    this.title = title;
  }

  /** Returns its title in the bill. */
  String title() {
    return title;
  }
}
