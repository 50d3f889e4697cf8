package dev.weir.cli.price;

/** What invokes a function. */
enum PriceSheetReading {
  /** Records over a connection of its own, as they come. */
  PUSHED,
  /** Lambda asks each shard once a second. */
  POLLED,
  /** A table's changes, for which Lambda asks some times a second. */
  TABLE_CHANGES,
  /** A schedule, each minute. */
  SCHEDULED
}
