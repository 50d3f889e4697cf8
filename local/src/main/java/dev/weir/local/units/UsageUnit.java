package dev.weir.local.units;

/** A unit of use; AWS charges for most of them. */
public enum UsageUnit {
  /** DynamoDB's write units: one per kilobyte and item, two in a transaction. */
  WRITES,
  /** DynamoDB's read units: half of one per 4 KB, one if strongly consistent. */
  READS,
  /** Records that a stream accepted. */
  RECORDS_PUT,
  /** Kinesis charges for each 25 KB of a record that was put. */
  PUT_UNITS,
  /** Messages to standard topics. */
  MESSAGES,
  /** Messages to FIFO topics. */
  FIFO_MESSAGES,
  /** Objects stored in S3. */
  OBJECTS_PUT,
  /** Invocations of a function. */
  INVOCATIONS,
  /** Durations of a function's invocations, each rounded up to a millisecond as Lambda does. */
  MILLISECONDS,
  /** The same times the function's memory. */
  GB_SECONDS
}
