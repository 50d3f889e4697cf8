package dev.weir.accesslog.parse;

import dev.weir.accesslog.formats.AccessLogLine;
import dev.weir.quarantine.Reason;
import dev.weir.stream.Payload;
import dev.weir.stream.RecordBudget;
import dev.weir.stream.WorkUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The lines of one record that count: responses, and lines that are rejected, in their order. What
 * a line says is kept in columns, about 40 bytes a line, which the next record uses again. So a
 * record is parsed once, however many commits it takes.
 */
public final class ParsedLines {

  private static final int REJECTED = -1;
  private static final int INITIAL_SIZE = 64;
  // Beyond this the columns of one record are not kept for the next one.
  private static final int MAX_KEPT_SIZE = 1 << 16;

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

  private final Set<Long> minutes = new HashSet<>();
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
   * A line that is rejected, as a part of the bytes that it lies in.
   *
   * @param source the name of the service that the rejection is counted for
   */
  @SuppressWarnings("ArrayRecordComponent") // A view, never compared.
  public record RejectedLine(
      Payload payload, int from, int to, byte[] source, Reason reason, String detail) {

    public byte[] copy() {
      return payload.rejectedBytes(from, to);
    }

    int length() {
      return payload.rejectedLength(from, to);
    }
  }

  /** Forgets the record before; minutes of the next one are counted in its budget. */
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
   * @param bytes that the line lies in; they stay as they are while the record is
   * @param source the name of the service where the line names none
   */
  @SuppressWarnings("ReferenceEquality") // whether the name lies in this very array
  void add(int line, AccessLogLine event, byte[] bytes, byte[] source) {
    var at = next(line, event.epochSecond(), event.status());
    sent[at] = event.bytes();
    if (event.serviceTo() == event.serviceFrom()) {
      setService(at, source, 0, source.length);
    } else if (event.serviceBytes() == bytes) {
      setService(at, bytes, event.serviceFrom(), event.serviceTo());
    } else { // unescaped text, whose place the next line takes
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
   * How many commits the record takes, cut between its lines, where each takes so many minutes.
   *
   * @param arrivalMinute where rejected lines are counted
   */
  int parts(int maxMinutes, long arrivalMinute) {
    if (minutes.size() < maxMinutes) {
      return 1;
    }
    var parts = 1;
    var ofPart = new HashSet<Long>();
    for (var n = 0; n < size; n++) {
      var minute = isRejected(n) ? arrivalMinute : Math.floorDiv(seconds[n], 60);
      if (!ofPart.contains(minute) && ofPart.size() == maxMinutes) {
        parts++;
        ofPart.clear();
      }
      ofPart.add(minute);
    }
    return parts;
  }

  /** Adds a line that is rejected. */
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

  /** How many lines count. */
  public int size() {
    return size;
  }

  /** The first that lies at or after a line of the record; the size where none does. */
  public int firstFrom(int line) {
    var found = Arrays.binarySearch(lines, 0, size, line);
    return found < 0 ? -found - 1 : found;
  }

  /** The index of the n-th among all lines of the record. */
  public int lineOf(int n) {
    return lines[n];
  }

  /** Whether the n-th is rejected; it is a response otherwise. */
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

  /** Names the service of the n-th, a response. */
  public ServiceName service(int n, ServiceName name) {
    return name.set(services[n], servicesFrom[n], servicesTo[n]);
  }

  /** The minutes that its responses lie in. */
  public Set<Long> minutes() {
    return minutes;
  }

  public boolean hasRejected() {
    return !rejected.isEmpty();
  }

  /** How long its rejected lines are, together. */
  public long rejectedBytes() {
    return rejectedBytes;
  }
}
