package dev.weir.quarantine;

/** Why something was quarantined: no retry can help it, a person or a newer version may. */
public enum Reason {
  /** The line is in none of the formats that are read, or not in the one that is configured. */
  NOT_AN_ACCESS_LOG,
  /** The event's time can't be read. */
  BAD_TIME,
  /** The line is an access-log line, but its status can't be read. */
  BAD_STATUS,
  /** The line can be read in two ways: its server does not escape what the client sent. */
  AMBIGUOUS,
  /** The line is of an access log, but records something else than a request. */
  NOT_A_REQUEST,
  /** The gzip stream ends before its last member does. */
  TRUNCATED_GZIP,
  /** The gzip stream breaks its own rules: a bad header, bad data, a wrong checksum or length. */
  CORRUPT_GZIP,
  /** The record inflates to more than is read of one record. */
  INFLATES_TOO_LARGE,
  /** The record has more lines than are read of one record. */
  TOO_MANY_LINES,
  /** The KPL aggregate has more user records than are read of one record. */
  TOO_MANY_USER_RECORDS,
  /** The CloudWatch Logs documents have more log events than are read of one record. */
  TOO_MANY_LOG_EVENTS,
  /** The record has more values, names and escapes of JSON than are read of one record. */
  TOO_MANY_JSON_TOKENS,
  /** The W3C headers of the record name more fields than are read of one record. */
  TOO_MANY_FIELD_NAMES,
  /** The record has more transactions or ticks than are read of one record. */
  TOO_MANY_EVENTS,
  /** The record has lines of more distinct minutes than are counted of one record. */
  TOO_MANY_MINUTES,
  /** More lines of the record were to be rejected than are stored one by one. */
  TOO_MANY_REJECTED_LINES,
  /** The record's lines that were to be rejected are longer than what is stored one by one. */
  TOO_MANY_REJECTED_BYTES,
  /** The user record's key hashes to another shard, which may have been sent its copy. */
  OUTSIDE_SHARD,
  /** The record is marked as a KPL aggregate, but its checksum or its structure is wrong. */
  CORRUPT_AGGREGATE,
  /** The record is a CloudWatch Logs document whose JSON is broken or lacks what it must have. */
  BAD_JSON,
  /** The record is JSON that is nested deeper than is read. */
  TOO_DEEP,
  /** The record is in an envelope that is not read, such as an aggregate within an aggregate. */
  UNSUPPORTED_ENVELOPE,
  /** The code that reads or parses failed on it: a bug, contained to the record or line it met. */
  PARSER_FAILED,
  /** It is not a JSON object that is an event of its stream. */
  MALFORMED_JSON,
  /** It says that it is Avro, but its bytes don't follow the schema that it names. */
  MALFORMED_AVRO,
  /** The body is not Protobuf, or not of the event's message. */
  MALFORMED_PROTOBUF,
  /** The header before a message is cut short, contradicts itself, or the rest does not inflate. */
  MALFORMED_FRAME,
  /** The message is in a layout of some client's that is not read; the detail names it. */
  UNSUPPORTED_FRAME,
  /**
   * The header before a message names a schema that is not known here: a newer producer's, another
   * event's, or one whose id is missing in the settings. The detail has the id.
   */
  UNKNOWN_SCHEMA,
  /** A field that an event must have is not there, or is blank. */
  MISSING_FIELD,
  /** A field has a value of the wrong kind, or one that is too long. */
  BAD_FIELD,
  /** The amount is not a plain decimal text. */
  BAD_AMOUNT,
  /** A price, or another decimal of a tick, is not a plain decimal text within its bounds. */
  BAD_PRICE,
  /** The amount is below zero. */
  NEGATIVE_AMOUNT,
  /** The currency is not an ISO 4217 code. */
  UNKNOWN_CURRENCY,
  /** The country is not an ISO 3166-1 alpha-2 code. */
  UNKNOWN_COUNTRY,
  /** A latitude or a longitude is out of range. */
  COORDINATES_OUT_OF_RANGE,
  /** The record's partition key is not the one of its event: another shard may have its likes. */
  WRONG_PARTITION_KEY,
  /** The event time is further ahead of the record's arrival than clocks differ: see the parser. */
  TIME_AHEAD,
  /** The session names no date, and the venue's reference data declare none of that name. */
  UNKNOWN_SESSION,
  /** The session can't have begun when the tick arrived. */
  SESSION_AHEAD,
  /** The session is before that of the mark, but the tick is later: one of both is wrong. */
  SESSION_BEHIND,
  /** The sequence is further ahead of the last one than a feed leaves out. */
  SEQUENCE_AHEAD,
  /** The sequence is below the last one, but the tick is later: the sequence started again. */
  SEQUENCE_BEHIND,
  /** The price is outside the collar around the last one. */
  PRICE_BEYOND,
  /** It is the first price after an operator voided the mark, and nothing has confirmed it yet. */
  UNCONFIRMED,
  /** It is the first tick of an instrument that nobody holds, and comes over a day too late. */
  NOBODY_HOLDS,
  /** Another tick of the same sequence has another price. */
  FEEDS_DISAGREE,
  /** A rule failed on it: a bug, contained to the transaction it met. */
  RULE_FAILED,
  /** A store refuses what the record comes to, whenever it is asked: too large, or not valid. */
  REFUSED,
  /** Processes that took the record on alone died: out of memory, out of time, or a crash. */
  KILLED_THE_FUNCTION
}
