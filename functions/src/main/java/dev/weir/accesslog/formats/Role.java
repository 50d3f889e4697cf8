package dev.weir.accesslog.formats;

/** What a field of a line means to Weir. */
enum Role {
  /** Nothing; it is passed over. */
  SKIP,
  /** Nothing, but a line whose field here is no number or {@code -} is not of this format. */
  NUMBER,
  /** The event time as Apache and nginx write it: {@code 10/Oct/2025:13:55:36 +0000}. */
  CLF_TIME,
  /** The event time as RFC 3339 has it. */
  RFC3339_TIME,
  /** The event time in seconds, milliseconds, microseconds or nanoseconds since 1970. */
  EPOCH_TIME,
  /** The event time in any of the forms above. */
  ANY_TIME,
  /** The UTC date of the event time. */
  DATE,
  /** The UTC time of day of the event time. */
  TIME_OF_DAY,
  /** What the client was answered. */
  STATUS,
  /** What the origin answered; the last of a list, where there was a retry. */
  ORIGIN_STATUS,
  /** The bytes sent to the client. */
  BYTES,
  /** The service. */
  SERVICE,
  /** The service, unless a field before this one named it. */
  SERVICE_IF_NONE
}
