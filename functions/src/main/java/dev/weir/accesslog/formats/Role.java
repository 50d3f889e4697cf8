package dev.weir.accesslog.formats;

/** What a field of a line means to Weir. */
enum Role {
  /** Nothing; it is skipped. */
  SKIP,
  /** Nothing, but a line whose field here is no number or {@code -} is not of this format. */
  NUMBER,
  /** Nothing, but a line whose field here is no IP address is not of this format. */
  ADDRESS,
  /** Nothing, but a line whose field here is no address with a port is not of this format. */
  ADDRESS_AND_PORT,
  /** Nothing, but a line whose field here is no request method is not of this format. */
  METHOD,
  /** The event time as Apache and nginx write it: {@code 10/Oct/2025:13:55:36 +0000}. */
  CLF_TIME,
  /** The event time as RFC 3339 has it, with an offset. */
  RFC3339_TIME,
  /** The event time in seconds, milliseconds, microseconds or nanoseconds since 1970. */
  EPOCH_TIME,
  /** The event time in any of the forms above, or without an offset in the configured zone. */
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
  /** The service: a name that is read as it stands. */
  SERVICE,
  /** The service: a host, whose port, trailing dot and case say nothing. */
  HOST,
  /** The service as in {@link #HOST}, unless a field before this one named it. */
  HOST_IF_NONE,
  /** The service as in {@link #SERVICE}, unless a field before this one named it. */
  SERVICE_IF_NONE;

  /** Whether it only shows that a line is of its format. */
  boolean isShape() {
    return this == NUMBER || this == ADDRESS || this == ADDRESS_AND_PORT || this == METHOD;
  }
}
