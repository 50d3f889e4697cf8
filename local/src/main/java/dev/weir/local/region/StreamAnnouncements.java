package dev.weir.local.region;

import dev.weir.local.service.ServiceCall;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Announces the streams and tables that were written through a gateway, of any Region, to those who
 * read their records. Thread-safe. A reader is told too often rather than too rarely: the record
 * may be in a stream of the same name in another Region, or the call may have changed nothing.
 */
public final class StreamAnnouncements {
  /** In an answer in JSON as in CBOR: both contain it as it is. */
  private static final Pattern SHARD_ID = Pattern.compile("shardId-\\d{12}");

  private final Map<String, List<Consumer<Set<String>>>> readers = new ConcurrentHashMap<>();

  /**
   * Lets a reader know of all records from now on.
   *
   * @param name of a stream or a table
   * @param reader receives the ids of the shards that have them; none if that is not known
   */
  public void add(String name, Consumer<Set<String>> reader) {
    readers.computeIfAbsent(name, _ -> new CopyOnWriteArrayList<>()).add(reader);
  }

  /** Announces the records of a call that was answered. */
  void announce(ServiceCall call, byte[] answer) {
    if (call.putsRecords()) {
      var shardIds = shardIds(answer);
      if (!shardIds.isEmpty()) {
        call.names().forEach(stream -> announce(stream, shardIds));
      }
    } else if (call.writesItems()) {
      call.names().forEach(table -> announce(table, Set.of()));
    }
  }

  private void announce(String name, Set<String> shardIds) {
    readers.getOrDefault(name, List.of()).forEach(reader -> reader.accept(shardIds));
  }

  private static Set<String> shardIds(byte[] answer) {
    return SHARD_ID
        .matcher(new String(answer, StandardCharsets.ISO_8859_1))
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toUnmodifiableSet());
  }
}
