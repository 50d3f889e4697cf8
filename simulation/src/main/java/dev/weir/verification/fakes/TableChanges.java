package dev.weir.verification.fakes;

import dev.weir.testkit.ShardRecords;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The stream of a table's changes, as each replica has it: in shards, an item always in the same
 * one, so that order holds per item only.
 */
public final class TableChanges {

  private final List<TableShard> shards;

  /** Creates a stream of this many shards. */
  TableChanges(int shards) {
    this.shards = Stream.generate(TableShard::new).limit(shards).toList();
  }

  /** Returns an attribute's value as a text. */
  public static String text(String value) {
    var escaped = value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    return "{\"S\":\"" + escaped + "\"}";
  }

  /** Returns an attribute's value as bytes. */
  public static String binary(byte[] value) {
    return "{\"B\":\"" + Base64.getEncoder().encodeToString(value) + "\"}";
  }

  /** Returns an attribute's value as a number. */
  public static String number(long value) {
    return "{\"N\":\"" + value + "\"}";
  }

  /**
   * Adds a written item.
   *
   * @param partition the value of its partition key
   * @param image its attributes by name, in the form of {@link #text} and {@link #number}
   */
  void add(String partition, Map<String, String> image) {
    shards
        .get(Math.floorMod(partition.hashCode(), shards.size()))
        .images
        .add(
            image.entrySet().stream()
                .map(attribute -> "\"" + attribute.getKey() + "\":" + attribute.getValue())
                .collect(Collectors.joining(",", "{", "}")));
  }

  /** Returns the shards, which grow as items are written. */
  public List<ShardRecords> shards() {
    return List.copyOf(shards);
  }

  /** One of its shards. */
  private static final class TableShard implements ShardRecords {
    // Numbers whose width changes along the shard: as unpadded text they would not rise.
    private static final int FIRST_NUMBER = 95;

    private final List<String> images = new ArrayList<>();

    @Override
    public int size() {
      return images.size();
    }

    @Override
    public int indexOf(String sequenceNumber) {
      return Integer.parseInt(sequenceNumber) - FIRST_NUMBER;
    }

    @Override
    public byte[] event(int from, int to) {
      return IntStream.range(from, to)
          .mapToObj(this::record)
          .collect(Collectors.joining(",", "{\"Records\":[", "]}"))
          .getBytes(StandardCharsets.UTF_8);
    }

    private String record(int index) {
      return "{\"eventSource\":\"aws:dynamodb\",\"dynamodb\":{\"NewImage\":"
          + images.get(index)
          + ",\"SequenceNumber\":\""
          + (FIRST_NUMBER + index)
          + "\"}}";
    }
  }
}
