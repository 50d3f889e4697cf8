package dev.weir.accesslog.formats;

/**
 * The fields of a line. One object is refilled for each line, so that parsing allocates nothing;
 * its values are valid until the next line is read into it. Not thread-safe.
 */
public final class AccessLogLine {

  /**
   * The longest service name accepted from a line, in bytes: a host name has at most 253 (RFC
   * 1035), the name of a load balancer or bucket fewer. A longer one counts as no service.
   */
  public static final int MAX_SERVICE_BYTES = 255;

  private static final byte[] NOTHING = {};

  private final byte[] lowerCase = new byte[MAX_SERVICE_BYTES];
  private LocalZone zone = LocalZone.UTC;

  private byte[] bytes = NOTHING;
  private long epochSecond;
  private long epochDay;
  private int secondOfDay;
  private boolean timeRead;
  private boolean statusRead;
  private int status;
  private int originStatus;
  private long sent;
  private byte[] service = NOTHING;
  private int serviceFrom;
  private int serviceTo;

  /** Returns the event time, in seconds since 1970 UTC; always in the years 1970 to 9999. */
  public long epochSecond() {
    return epochSecond;
  }

  /**
   * Returns the status that the client (or the proxy's client) received, three digits; 0 if there
   * was none: the line has {@code 000}, {@code 0} or {@code -}.
   */
  public int status() {
    return status;
  }

  /** Returns the status that the origin returned to the proxy; 0 if the line has none. */
  public int originStatus() {
    return originStatus;
  }

  /** Returns the bytes sent to the client; 0 if the line does not have them. */
  public long bytes() {
    return sent;
  }

  /**
   * Returns the bytes that contain the service's name: a virtual host in lower case without its
   * port and trailing dot, a load balancer, bucket, router or upstream, depending on the format.
   * They are the line's or a copy, and must not be changed.
   */
  public byte[] serviceBytes() {
    return service;
  }

  /** Returns the offset of the service's name. */
  public int serviceFrom() {
    return serviceFrom;
  }

  /** Returns the end of the service's name; equal to its offset if the line names none. */
  public int serviceTo() {
    return serviceTo;
  }

  /** Sets the zone for times without an offset. */
  void useZone(LocalZone newZone) {
    zone = newZone;
  }

  /** Clears the previous line; the offsets set from now on refer to these bytes. */
  void clear(byte[] lineBytes) {
    bytes = lineBytes;
    epochSecond = 0;
    epochDay = TimeText.UNREADABLE;
    secondOfDay = -1;
    timeRead = false;
    statusRead = false;
    status = 0;
    originStatus = 0;
    sent = 0;
    service = NOTHING;
    serviceFrom = 0;
    serviceTo = 0;
  }

  /** Sets a field from the line. An unreadable field counts as absent. */
  void take(Role role, int from, int to) {
    take(role, bytes, from, to);
  }

  /** Sets a field from bytes other than the line's: unescaped text. */
  void take(Role role, byte[] text, int from, int to) {
    switch (role) {
      case CLF_TIME -> takeTime(TimeText.clf(text, from, to));
      case RFC3339_TIME -> takeTime(TimeText.rfc3339(text, from, to));
      case EPOCH_TIME -> takeTime(TimeText.epoch(text, from, to));
      case ANY_TIME -> takeTime(TimeText.any(text, from, to, zone));
      case DATE -> takeDate(TimeText.epochDay(text, from, to));
      case TIME_OF_DAY -> takeTimeOfDay(TimeText.secondOfDay(text, from, to));
      case STATUS -> takeStatus(NumberText.status(text, from, to));
      case ORIGIN_STATUS -> originStatus = Math.max(0, NumberText.lastStatus(text, from, to));
      case BYTES -> sent = NumberText.countOrZero(text, from, to);
      case SERVICE -> takeService(text, from, to);
      case HOST -> takeHost(text, from, to);
      case SERVICE_IF_NONE, HOST_IF_NONE -> {
        if (serviceFrom == serviceTo) {
          take(role == Role.HOST_IF_NONE ? Role.HOST : Role.SERVICE, text, from, to);
        }
      }
      case NUMBER, ADDRESS, ADDRESS_AND_PORT, METHOD, SKIP -> {}
    }
  }

  /**
   * Sets the event time from a local time without an offset, in seconds, or {@link
   * TimeText#UNREADABLE}.
   */
  void takeLocalTime(long localSecond) {
    takeTime(localSecond == TimeText.UNREADABLE ? localSecond : zone.epochSecond(localSecond));
  }

  /** Sets the event time, or {@link TimeText#UNREADABLE}. */
  void takeTime(long second) {
    timeRead = second != TimeText.UNREADABLE;
    epochSecond = second;
  }

  private void takeDate(long day) {
    epochDay = day;
    joinDateAndTime();
  }

  private void takeTimeOfDay(int second) {
    secondOfDay = second;
    joinDateAndTime();
  }

  private void joinDateAndTime() {
    if (epochDay != TimeText.UNREADABLE && secondOfDay >= 0) {
      takeTime(CivilTime.inRange(epochDay * CivilTime.SECONDS_PER_DAY + secondOfDay));
    }
  }

  /** Sets the status; negative if it can't be read. */
  void takeStatus(int code) {
    statusRead = code >= 0;
    status = Math.max(0, code);
  }

  private boolean takeService(byte[] text, int from, int to) {
    // An underscore is nginx's customary name for the catch-all server.
    boolean none = to - from == 1 && (text[from] == '-' || text[from] == '_');
    if (none || to - from > MAX_SERVICE_BYTES) {
      return false;
    }
    service = text;
    serviceFrom = from;
    serviceTo = HostText.withoutPort(text, from, to);
    return true;
  }

  // Host names are case-insensitive, and the root's trailing dot is optional (RFC 4343, RFC 1034).
  private void takeHost(byte[] text, int from, int to) {
    if (!takeService(text, from, to)) {
      return;
    }
    serviceTo = HostText.end(text, from, to);
    if (HostText.mayHaveCase(text, from, serviceTo)) {
      int length = serviceTo - from;
      service = lowerCase;
      if (!HostText.lowerAscii(text, from, serviceTo, lowerCase)) {
        service = HostText.lower(text, from, serviceTo);
        length = Math.min(service.length, MAX_SERVICE_BYTES);
      }
      serviceFrom = 0;
      serviceTo = length;
    }
  }

  /**
   * Returns the result for the line after all its fields were set. If neither time nor status could
   * be read, the line only resembles this format.
   */
  LineResult verdict() {
    if (timeRead) {
      return statusRead ? LineResult.EVENT : LineResult.BAD_STATUS;
    }
    return statusRead ? LineResult.BAD_TIME : LineResult.NOT_AN_ACCESS_LOG;
  }
}
