package dev.weir.cli.price;

/** What a month's bill is divided into. */
enum CostPart {
  STREAMS("streams"),
  FUNCTIONS("functions and schedules"),
  TABLES("tables"),
  LOGS("logs"),
  METRICS("metrics"),
  ALARMS("alarms"),
  DASHBOARDS("dashboards"),
  KEYS("encryption keys"),
  ARCHIVE("archive: objects, one month's storage"),
  OTHERS("topics, queues, quarantine");

  private final String title;

  CostPart(String title) {
    this.title = title;
  }

  /** As the bill names it. */
  String title() {
    return title;
  }
}
