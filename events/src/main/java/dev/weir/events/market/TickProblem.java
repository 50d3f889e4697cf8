package dev.weir.events.market;

/** What can be wrong with a tick. */
public enum TickProblem {
  /** It is not a JSON object that is a tick. */
  MALFORMED_JSON,
  /** It says that it is Avro, but its bytes don't follow the schema that it names. */
  MALFORMED_AVRO,
  /** The body is not Protobuf, or not of the tick's message. */
  MALFORMED_PROTOBUF,
  /**
   * The header before the body is cut short, contradicts itself, or what follows does not inflate.
   */
  MALFORMED_FRAME,
  /** It is in another client's layout, which is not read. */
  UNSUPPORTED_FRAME,
  /** Its header names a schema that is not known here. */
  UNKNOWN_SCHEMA,
  /** A field that a tick must have is not there, or is blank. */
  MISSING_FIELD,
  /** A field has a value of the wrong kind, characters that it may not have, or is too long. */
  BAD_FIELD,
  /** Price, bid, ask or size is not a plain decimal text within its bounds. */
  BAD_PRICE,
  /** The time is not an RFC 3339 time, or not in the years that one can have. */
  BAD_TIME
}
