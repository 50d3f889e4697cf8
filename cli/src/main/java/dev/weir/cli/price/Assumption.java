package dev.weir.cli.price;

/** The assumptions of the model; values, units and reasons are in {@code assumptions.json}. */
enum Assumption {
  LINE_BYTES("lineBytes"),
  TRANSACTION_BYTES("transactionBytes"),
  TICK_BYTES("tickBytes"),
  ON_DEMAND_SHARDS("onDemandShards"),
  ACCESS_LOG_BATCH_MILLIS("accessLogBatchMillis"),
  TRANSACTION_BATCH_MILLIS("transactionBatchMillis"),
  MARKET_BATCH_MILLIS("marketBatchMillis"),
  ARCHIVE_BATCH_MILLIS("archiveBatchMillis"),
  ARCHIVE_SHARE("archiveShare"),
  SWEEP_MILLIS("sweepMillis"),
  GUARD_MILLIS("guardMillis"),
  PULSE_RUN_MILLIS("pulseRunMillis"),
  PULSE_SECONDS("pulseSeconds"),
  PORTFOLIO_GROUPS("portfolioGroups"),
  LEASE_SECONDS("leaseSeconds"),
  LOG_BYTES("logBytes"),
  SAMPLE_BYTES("sampleBytes"),
  PLATFORM_LOG_BYTES("platformLogBytes"),
  ACCESS_LOG_WRITE_UNITS("accessLogWriteUnits"),
  MINUTE_WRITE_UNITS("minuteWriteUnits"),
  ACCESS_LOG_READ_UNITS("accessLogReadUnits"),
  TRANSACTION_WRITE_UNITS("transactionWriteUnits"),
  TRANSACTION_READ_UNITS("transactionReadUnits"),
  POSITION_WRITE_UNITS("positionWriteUnits"),
  SYMBOLS("symbols"),
  MARK_WRITES_IN_VAIN("markWritesInVain"),
  MARK_READ_UNITS("markReadUnits"),
  PORTFOLIOS("portfolios"),
  PORTFOLIO_WRITE_UNITS("portfolioWriteUnits"),
  TABLE_STREAM_POLLS("tableStreamPollsPerSecond"),
  ALERTS_PER_MILLION_LINES("alertsPerMillionLines"),
  ALERTS_PER_MILLION_TRANSACTIONS("alertsPerMillionTransactions"),
  ALERT_WRITE_UNITS("alertWriteUnits"),
  QUARANTINED_PER_MILLION("quarantinedPerMillion"),
  SERVICES("services"),
  REASONS("reasons"),
  DEPENDENCIES("dependencies"),
  EVENT_SOURCE_SERIES("eventSourceSeries");

  private final String id;

  Assumption(String id) {
    this.id = id;
  }

  /** Returns its name in the file and for {@code --assume}. */
  String id() {
    return id;
  }
}
