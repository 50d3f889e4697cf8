package dev.weir.local.region;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Announces the streams that got records through a gateway, of any Region, to those who read them.
 * Thread-safe. A reader is told too often rather than too rarely: the record may be in a stream of
 * the same name in another Region, or the call may have failed.
 */
public final class StreamAnnouncements {
  private final Map<String, List<Runnable>> readers = new ConcurrentHashMap<>();

  /** Lets a reader know of all records that are put from now on. */
  public void add(String stream, Runnable reader) {
    readers.computeIfAbsent(stream, _ -> new CopyOnWriteArrayList<>()).add(reader);
  }

  /** Announces records of a stream. */
  public void announce(String stream) {
    readers.getOrDefault(stream, List.of()).forEach(Runnable::run);
  }
}
