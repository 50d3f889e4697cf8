package dev.weir.cli.price;

/** A function's trigger. */
enum PriceSheetReading {
  /** Records are pushed over a dedicated connection as they arrive. */
  PUSHED,
  /** Lambda polls each shard once per second. */
  POLLED,
  /** A table's changes, which Lambda polls several times per second. */
  TABLE_CHANGES,
  /** A schedule, every minute. */
  SCHEDULED
}
