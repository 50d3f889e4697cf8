package dev.weir.events.market;

/** The possible problems with a tick. */
public enum TickProblem {
  /** It is not a JSON object that is a tick. */
  MALFORMED_JSON,
  /** It is marked as Avro, but its bytes don't follow the schema that it names. */
  MALFORMED_AVRO,
  /** The body is not Protobuf, or not of the tick's message. */
  MALFORMED_PROTOBUF,
  /**
   * The header before the body is truncated or contradicts itself, or the rest does not inflate.
   */
  MALFORMED_FRAME,
  /** It is in another client's layout, which is not supported. */
  UNSUPPORTED_FRAME,
  /** Its header names an unknown schema. */
  UNKNOWN_SCHEMA,
  /** A required field is absent or blank. */
  MISSING_FIELD,
  /** A field has a value of the wrong kind, invalid characters, or is too long. */
  BAD_FIELD,
  /** Price, bid, ask or size is not a plain decimal text within its bounds. */
  BAD_PRICE,
  /** The time is not an RFC 3339 time, or outside the valid years. */
  BAD_TIME
}
