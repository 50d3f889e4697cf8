package dev.weir.cli.price;

/** The prices that the model uses; the ids are those of the price file. */
enum PriceKey {
  SHARD_HOURS("kinesis.shard-hour"),
  PUT_UNITS("kinesis.put-units"),
  FAN_OUT_SHARD_HOURS("kinesis.fan-out-shard-hour"),
  FAN_OUT_GB("kinesis.fan-out-gb"),
  RETENTION_SHARD_HOURS("kinesis.retention-shard-hour"),
  RETENTION_LONG("kinesis.retention-long-gb-month"),
  ON_DEMAND_STREAM_HOURS("kinesis.on-demand-stream-hour"),
  ON_DEMAND_IN_GB("kinesis.on-demand-in-gb"),
  ON_DEMAND_OUT_GB("kinesis.on-demand-out-gb"),
  ON_DEMAND_FAN_OUT_GB("kinesis.on-demand-fan-out-gb"),
  ON_DEMAND_RETENTION("kinesis.on-demand-retention-gb-month"),
  LAMBDA_REQUESTS("lambda.requests"),
  LAMBDA_GB_SECONDS("lambda.gb-second"),
  SCHEDULE_RUNS("events.schedule-runs"),
  WRITES("dynamodb.write-units"),
  READS("dynamodb.read-units"),
  REPLICATED_WRITES("dynamodb.replicated-write-units"),
  LOGS("cloudwatch.logs-gb"),
  SERIES("cloudwatch.series"),
  EVENT_SOURCE_SERIES("cloudwatch.event-source-series"),
  METRIC_REQUESTS("cloudwatch.metric-requests"),
  ALARM_METRICS("cloudwatch.alarm-metric"),
  DASHBOARDS("cloudwatch.dashboard"),
  PUBLISHES("sns.publishes"),
  FIFO_PUBLISHES("sns.fifo-publishes"),
  QUEUE_REQUESTS("sqs.fifo-requests"),
  PUTS("s3.puts"),
  STORED_GB("s3.standard-gb-month"),
  KEY_MONTHS("kms.key-month");

  private final String id;

  PriceKey(String id) {
    this.id = id;
  }

  /** Returns its name in the price file. */
  String id() {
    return id;
  }
}
