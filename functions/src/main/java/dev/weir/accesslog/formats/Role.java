package dev.weir.accesslog.formats;

/** The meaning of a line's field. */
enum Role {
  /** No meaning; the field is skipped. */
  SKIP,
  /**
   * No meaning, but a line whose field here is neither a number nor {@code -} is not in this
   * format.
   */
  NUMBER,
  /** No meaning, but a line whose field here is not an IP address is not in this format. */
  ADDRESS,
  /**
   * No meaning, but a line whose field here is not an address with a port is not in this format.
   */
  ADDRESS_AND_PORT,
  /** No meaning, but a line whose field here is not a request method is not in this format. */
  METHOD,
  /** The event time as Apache and nginx write it: {@code 10/Oct/2025:13:55:36 +0000}. */
  CLF_TIME,
  /** The event time in RFC 3339 form, with an offset. */
  RFC3339_TIME,
  /** The event time in seconds, milliseconds, microseconds or nanoseconds since 1970. */
  EPOCH_TIME,
  /** The event time in any of the forms above, or without an offset in the configured zone. */
  ANY_TIME,
  /** The UTC date of the event time. */
  DATE,
  /** The UTC time of day of the event time. */
  TIME_OF_DAY,
  /** The status that the client received. */
  STATUS,
  /** The status that the origin returned; after a retry, the last of a list. */
  ORIGIN_STATUS,
  /** The bytes sent to the client. */
  BYTES,
  /** The service: a name that is read verbatim. */
  SERVICE,
  /** The service: a host, whose port, trailing dot and case are insignificant. */
  HOST,
  /** The service as in {@link #HOST}, unless a field before this one named it. */
  HOST_IF_NONE,
  /** The service as in {@link #SERVICE}, unless a field before this one named it. */
  SERVICE_IF_NONE;

  /** Whether it only identifies the format of a line. */
  boolean isShape() {
    return this == NUMBER || this == ADDRESS || this == ADDRESS_AND_PORT || this == METHOD;
  }
}
