package dev.weir.events.transaction;

/** The possible problems with a single transaction. */
public enum Problem {
  /** It is not a JSON object. */
  MALFORMED_JSON,
  /** It is marked as Avro, but its bytes don't follow the schema that it names. */
  MALFORMED_AVRO,
  /** The body is not Protobuf, or not of the transaction's message. */
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
  /** A field has a value of the wrong kind, or one that is too long. */
  BAD_FIELD,
  /** The amount is not a plain decimal text. */
  BAD_AMOUNT,
  /** The amount is below zero. */
  NEGATIVE_AMOUNT,
  /** The currency is not an ISO 4217 code. */
  UNKNOWN_CURRENCY,
  /** The country is not an ISO 3166-1 alpha-2 code. */
  UNKNOWN_COUNTRY,
  /** A latitude is not within -90 to 90, or a longitude not within -180 to 180. */
  COORDINATES_OUT_OF_RANGE,
  /** The time is not an RFC 3339 date and time. */
  BAD_TIME
}
