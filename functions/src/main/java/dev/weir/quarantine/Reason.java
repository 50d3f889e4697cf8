package dev.weir.quarantine;

/** Why something was put aside: no retry can help it, a person or a newer version may. */
public enum Reason {
  /** The line is in none of the formats that are read, or not in the one that is configured. */
  NOT_AN_ACCESS_LOG,
  /** The line is an access-log line, but its time can't be read. */
  BAD_TIME,
  /** The line is an access-log line, but its status can't be read. */
  BAD_STATUS,
  /** The gzip stream ends before its last member does. */
  TRUNCATED_GZIP,
  /** The gzip stream breaks its own rules: a bad header, bad data, a wrong checksum or length. */
  CORRUPT_GZIP,
  /** The record inflates to more than is read of one record. */
  INFLATES_TOO_LARGE,
  /** The record is marked as a KPL aggregate, but its checksum or its structure is wrong. */
  CORRUPT_AGGREGATE,
  /** The record is a CloudWatch Logs document whose JSON is broken or lacks what it must have. */
  BAD_JSON,
  /** The record is JSON that is nested deeper than is read. */
  TOO_DEEP,
  /** The record is in an envelope that is not read, such as an aggregate within an aggregate. */
  UNSUPPORTED_ENVELOPE,
  /** The code that reads or parses failed on it: a bug, contained to the record or line it met. */
  PARSER_FAILED
}
