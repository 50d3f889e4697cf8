package dev.weir.accesslog.parse;

import dev.weir.accesslog.formats.AccessLogLine;
import dev.weir.quarantine.Reason;
import dev.weir.stream.Payload;
import dev.weir.stream.RecordBudget;
import dev.weir.stream.WorkUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The lines of one record that count: responses and rejected lines, in their order. Their fields
 * are kept in columns of about 40 bytes per line, which the next record reuses. So a record is
 * parsed once, however many commits it takes.
 */
public final class ParsedLines {

  private static final int REJECTED = -1;
  private static final int INITIAL_SIZE = 64;
  // Larger columns are not kept for the next record. A million lines take 36 MB, and to allocate
  // these again costs as much as to parse the lines.
  private static final int MAX_KEPT_SIZE = 1 << 20;

  private int size;
  private int[] lines;
  private long[] seconds;
  private int[] statuses;
  private long[] sent;
  private byte[][] services;
  private int[] servicesFrom;
  private int[] servicesTo;

  private final List<RejectedLine> rejected = new ArrayList<>();
  private long rejectedBytes;

  private final MinuteSet minutes = new MinuteSet();
  private long lastMinute;
  private RecordBudget budget = RecordBudget.ofBytes(0);

  ParsedLines() {
    allocate();
  }

  private void allocate() {
    lines = new int[INITIAL_SIZE];
    seconds = new long[INITIAL_SIZE];
    statuses = new int[INITIAL_SIZE];
    sent = new long[INITIAL_SIZE];
    services = new byte[INITIAL_SIZE][];
    servicesFrom = new int[INITIAL_SIZE];
    servicesTo = new int[INITIAL_SIZE];
  }

  /**
   * A rejected line, as a range of the bytes that contain it.
   *
   * @param source the name of the service that the rejection is counted for
   */
  @SuppressWarnings("ArrayRecordComponent") // a view, never compared
  public record RejectedLine(
      Payload payload, int from, int to, byte[] source, Reason reason, String detail) {

    public byte[] copy() {
      return payload.rejectedBytes(from, to);
    }

    int length() {
      return payload.rejectedLength(from, to);
    }
  }

  /** Clears the previous record; minutes of the next one are counted in its budget. */
  void clear(RecordBudget nextBudget) {
    budget = nextBudget;
    if (lines.length > MAX_KEPT_SIZE) {
      allocate();
    } else {
      Arrays.fill(services, 0, size, null);
    }
    size = 0;
    rejected.clear();
    rejectedBytes = 0;
    minutes.clear();
    lastMinute = Long.MIN_VALUE;
  }

  /**
   * Adds a response.
   *
   * @param line its index among all lines of the record, from 0
   * @param bytes the array that contains the line; unchanged as long as the record is in use
   * @param source the name of the service if the line names none
   */
  @SuppressWarnings("ReferenceEquality") // whether the name lies in this same array
  void add(int line, AccessLogLine event, byte[] bytes, byte[] source) {
    var at = next(line, event.epochSecond(), event.status());
    sent[at] = event.bytes();
    if (event.serviceTo() == event.serviceFrom()) {
      setService(at, source, 0, source.length);
    } else if (event.serviceBytes() == bytes) {
      setService(at, bytes, event.serviceFrom(), event.serviceTo());
    } else { // unescaped text in a buffer that the next line overwrites
      var name = Arrays.copyOfRange(event.serviceBytes(), event.serviceFrom(), event.serviceTo());
      setService(at, name, 0, name.length);
    }
    touch(Math.floorDiv(event.epochSecond(), 60));
  }

  private void setService(int at, byte[] bytes, int from, int to) {
    services[at] = bytes;
    servicesFrom[at] = from;
    servicesTo[at] = to;
  }

  private void touch(long minute) {
    if (minute != lastMinute) {
      if (minutes.add(minute)) {
        budget.spend(WorkUnit.MINUTES, 1);
      }
      lastMinute = minute;
    }
  }

  /**
   * Returns the number of commits that the record takes, cut between its lines, with this many
   * minutes in each.
   *
   * @param arrivalMinute the minute in which rejected lines are counted
   */
  int parts(int maxMinutes, long arrivalMinute) {
    if (minutes.size() < maxMinutes) {
      return 1;
    }
    var parts = 1;
    var ofPart = new MinuteSet();
    for (var n = 0; n < size; n++) {
      var minute = isRejected(n) ? arrivalMinute : Math.floorDiv(seconds[n], 60);
      if (ofPart.add(minute) && ofPart.size() > maxMinutes) {
        parts++;
        ofPart.clear();
        ofPart.add(minute);
      }
    }
    return parts;
  }

  void reject(int line, RejectedLine what) {
    next(line, rejected.size(), REJECTED);
    rejected.add(what);
    rejectedBytes += what.length();
  }

  private int next(int line, long second, int status) {
    if (size == lines.length) {
      grow();
    }
    lines[size] = line;
    seconds[size] = second;
    statuses[size] = status;
    return size++;
  }

  private void grow() {
    var larger = 2 * size;
    lines = Arrays.copyOf(lines, larger);
    seconds = Arrays.copyOf(seconds, larger);
    statuses = Arrays.copyOf(statuses, larger);
    sent = Arrays.copyOf(sent, larger);
    services = Arrays.copyOf(services, larger);
    servicesFrom = Arrays.copyOf(servicesFrom, larger);
    servicesTo = Arrays.copyOf(servicesTo, larger);
  }

  /** Returns the number of lines that count. */
  public int size() {
    return size;
  }

  /**
   * Returns the index of the first line at or after a line of the record; the size if there is
   * none.
   */
  public int firstFrom(int line) {
    var found = Arrays.binarySearch(lines, 0, size, line);
    return found < 0 ? -found - 1 : found;
  }

  /** Returns the index of the n-th line among all lines of the record. */
  public int lineOf(int n) {
    return lines[n];
  }

  /** Whether the n-th line is rejected; otherwise it is a response. */
  public boolean isRejected(int n) {
    return statuses[n] == REJECTED;
  }

  public RejectedLine rejected(int n) {
    return rejected.get((int) seconds[n]);
  }

  public long epochSecond(int n) {
    return seconds[n];
  }

  public int status(int n) {
    return statuses[n];
  }

  public long bytes(int n) {
    return sent[n];
  }

  /** Sets the name to the service of the n-th line, a response. */
  public ServiceName service(int n, ServiceName name) {
    return name.set(services[n], servicesFrom[n], servicesTo[n]);
  }

  /** Returns the minutes of its responses. */
  public MinuteSet minutes() {
    return minutes;
  }

  public boolean hasRejected() {
    return !rejected.isEmpty();
  }

  /** Returns the total length of its rejected lines. */
  public long rejectedBytes() {
    return rejectedBytes;
  }
}
