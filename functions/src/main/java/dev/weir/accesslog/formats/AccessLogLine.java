package dev.weir.accesslog.formats;

/**
 * What a line says. One object is filled again for each line, so that reading allocates nothing;
 * its values hold until the next line is read into it. Not thread-safe.
 */
public final class AccessLogLine {

  /**
   * The longest service that is taken from a line, in bytes: a host name has 253 at most (RFC
   * 1035), a load balancer's or a bucket's name less. What is longer names no service.
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

  /** The event time, in seconds since 1970 UTC; always in the years 1970 to 9999. */
  public long epochSecond() {
    return epochSecond;
  }

  /**
   * The status that the client (or the proxy's client) was given, three digits; 0 where there was
   * none: the line says {@code 000}, {@code 0} or {@code -}.
   */
  public int status() {
    return status;
  }

  /** The status that the origin gave the proxy; 0 where the line has none. */
  public int originStatus() {
    return originStatus;
  }

  /** The bytes sent to the client; 0 where the line does not say. */
  public long bytes() {
    return sent;
  }

  /**
   * The bytes that the service's name lies in: virtual host in lower case without its port and
   * trailing dot, load balancer, bucket, router or upstream, as the format has it. They are the
   * line's or a copy, and must not be changed.
   */
  public byte[] serviceBytes() {
    return service;
  }

  /** Where the service's name begins. */
  public int serviceFrom() {
    return serviceFrom;
  }

  /** Where the service's name ends; equal to its beginning where the line names none. */
  public int serviceTo() {
    return serviceTo;
  }

  /** Times that say no offset are from now on of this zone. */
  void useZone(LocalZone newZone) {
    zone = newZone;
  }

  /** Forgets the last line; what is taken now lies in these bytes. */
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

  /** Takes one field of the line. A field that can't be read counts as not there. */
  void take(Role role, int from, int to) {
    take(role, bytes, from, to);
  }

  /** Takes one field that lies in other bytes than the line's: unescaped text. */
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

  /** Takes a time that says no offset, in seconds; or {@link TimeText#UNREADABLE}. */
  void takeLocalTime(long localSecond) {
    takeTime(localSecond == TimeText.UNREADABLE ? localSecond : zone.epochSecond(localSecond));
  }

  /** Takes the event time, or {@link TimeText#UNREADABLE}. */
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

  /** Takes the status, negative where it can't be read. */
  void takeStatus(int code) {
    statusRead = code >= 0;
    status = Math.max(0, code);
  }

  private boolean takeService(byte[] text, int from, int to) {
    // An underscore is nginx's usual name for the server that takes what no other one does.
    boolean none = to - from == 1 && (text[from] == '-' || text[from] == '_');
    if (none || to - from > MAX_SERVICE_BYTES) {
      return false;
    }
    service = text;
    serviceFrom = from;
    serviceTo = HostText.withoutPort(text, from, to);
    return true;
  }

  // Host names are the same in every case, and with the root's dot or without (RFC 4343, RFC 1034).
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
   * What the line is, after all its fields were taken. Where neither time nor status could be read,
   * the line only looks as if it were of this format.
   */
  LineResult verdict() {
    if (timeRead) {
      return statusRead ? LineResult.EVENT : LineResult.BAD_STATUS;
    }
    return statusRead ? LineResult.BAD_TIME : LineResult.NOT_AN_ACCESS_LOG;
  }
}
