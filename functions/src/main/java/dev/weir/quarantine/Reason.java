package dev.weir.quarantine;

/** Why something was quarantined: no retry can help, but a person or a newer version may. */
public enum Reason {
  /** The line is in none of the supported formats, or not in the configured one. */
  NOT_AN_ACCESS_LOG,
  /** The event's time can't be read. */
  BAD_TIME,
  /** The line is an access-log line, but its status can't be read. */
  BAD_STATUS,
  /** The line can be read in two ways, because its server does not escape client text. */
  AMBIGUOUS,
  /** The line belongs to an access log, but does not record a request. */
  NOT_A_REQUEST,
  /** The gzip stream ends before its last member does. */
  TRUNCATED_GZIP,
  /** The gzip stream is invalid: a bad header, bad data, a wrong checksum or length. */
  CORRUPT_GZIP,
  /** The record inflates to more than the limit for one record. */
  INFLATES_TOO_LARGE,
  /** The record has more lines than the limit for one record. */
  TOO_MANY_LINES,
  /** The KPL aggregate has more user records than the limit for one record. */
  TOO_MANY_USER_RECORDS,
  /** The CloudWatch Logs documents have more log events than the limit for one record. */
  TOO_MANY_LOG_EVENTS,
  /** The record has more JSON values, names and escapes than the limit for one record. */
  TOO_MANY_JSON_TOKENS,
  /** The W3C headers of the record name more fields than the limit for one record. */
  TOO_MANY_FIELD_NAMES,
  /** The record has more transactions or ticks than the limit for one record. */
  TOO_MANY_EVENTS,
  /** The record has lines of more distinct minutes than the limit for one record. */
  TOO_MANY_MINUTES,
  /** The record has more rejected lines than are stored individually. */
  TOO_MANY_REJECTED_LINES,
  /** The record's rejected lines are longer than the limit for storing them individually. */
  TOO_MANY_REJECTED_BYTES,
  /** The user record's key hashes to another shard, which may have received a copy. */
  OUTSIDE_SHARD,
  /** The record is marked as a KPL aggregate, but its checksum or its structure is wrong. */
  CORRUPT_AGGREGATE,
  /** The record is a CloudWatch Logs document whose JSON is broken or lacks required members. */
  BAD_JSON,
  /** The record is JSON with more levels of nesting than supported. */
  TOO_DEEP,
  /** The record is in an unsupported envelope, such as an aggregate within an aggregate. */
  UNSUPPORTED_ENVELOPE,
  /** The code that reads or parses failed on it: a bug, contained to this record or line. */
  PARSER_FAILED,
  /** It is not a JSON object that is an event of its stream. */
  MALFORMED_JSON,
  /** It is marked as Avro, but its bytes don't follow the schema that it names. */
  MALFORMED_AVRO,
  /** The body is not Protobuf, or not of the event's message. */
  MALFORMED_PROTOBUF,
  /** The header of a message is truncated or contradicts itself, or the rest does not inflate. */
  MALFORMED_FRAME,
  /** The message is in an unsupported layout of some client; the detail names it. */
  UNSUPPORTED_FRAME,
  /**
   * The header of a message names an unknown schema: a newer producer's, another event's, or one
   * whose id is missing in the settings. The detail has the id.
   */
  UNKNOWN_SCHEMA,
  /** A required field is absent or blank. */
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
  /** The record's partition key differs from its event's: another shard may have related events. */
  WRONG_PARTITION_KEY,
  /** The event time is further ahead of the record's arrival than clocks differ: see the parser. */
  TIME_AHEAD,
  /** The session's name has no date, and the venue's reference data do not declare it. */
  UNKNOWN_SESSION,
  /** The session can't have begun when the tick arrived. */
  SESSION_AHEAD,
  /** The session is before that of the mark, but the tick is later: one of them is wrong. */
  SESSION_BEHIND,
  /** The sequence is further ahead than a gap in the feed explains. */
  SEQUENCE_AHEAD,
  /** The epoch is further ahead than restarts of the sequence explain. */
  EPOCH_AHEAD,
  /** Epoch or sequence are below the last one, but the tick is later: the sequence restarted. */
  SEQUENCE_BEHIND,
  /** The price is outside the collar around the last one. */
  PRICE_BEYOND,
  /** It is the first price after an operator voided the mark, and not confirmed yet. */
  UNCONFIRMED,
  /** It is the first tick of an instrument that nobody holds, and over a day late. */
  NOBODY_HOLDS,
  /** Another tick of the same sequence has another price. */
  FEEDS_DISAGREE,
  /** A rule failed on it: a bug, contained to this transaction. */
  RULE_FAILED,
  /** A store permanently refuses the record's result: too large, or invalid. */
  REFUSED,
  /** Processes that took the record alone died: out of memory, out of time, or a crash. */
  KILLED_THE_FUNCTION
}
