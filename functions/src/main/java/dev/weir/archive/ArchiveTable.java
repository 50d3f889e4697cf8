package dev.weir.archive;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A table over the parsed copies of a stream's archived objects, for SQL. A copy holds the events
 * of one object as JSON lines with the table's columns, in gzip. Its key is a function of the
 * object's key, so an object has one copy, however often it is written: {@code
 * tables/access-logs/arrived_on=2026-11-23/<incarnation>.<shard>.<first>-<last>.<fingerprint>.ndjson.gz}.
 */
public enum ArchiveTable {
  /** Requests. */
  ACCESS_LOGS(
      ArchivedStream.ACCESS_LOGS,
      "access_logs",
      List.of(
          new ArchiveColumn("event_time", "string", "when it was answered, ISO 8601, UTC"),
          new ArchiveColumn("service", "string", "the server that answered"),
          new ArchiveColumn("status", "int", "HTTP status"),
          new ArchiveColumn("bytes", "bigint", "size of the answer"))),
  /** Transactions; one that was sent twice appears twice. */
  TRANSACTIONS(
      ArchivedStream.TRANSACTIONS,
      "transactions",
      List.of(
          new ArchiveColumn("event_time", "string", "when it was made, ISO 8601, UTC"),
          new ArchiveColumn("id", "string", "the producer's id"),
          new ArchiveColumn("user_id", "string", "the user"),
          // Money has 18 digits before the point and 9 after it at most.
          new ArchiveColumn("amount", "decimal(27,9)", "the amount paid"),
          new ArchiveColumn("currency", "string", "ISO 4217"),
          new ArchiveColumn("merchant", "string", "the merchant"),
          new ArchiveColumn("category", "string", "of goods, if known"),
          new ArchiveColumn("channel", "string", "present or online"),
          new ArchiveColumn("country", "string", "where it was made"),
          new ArchiveColumn("city", "string", "where it was made")));

  /**
   * The column by which the table is partitioned: the day on which an object's last record came.
   */
  public static final String PARTITION = "arrived_on";

  private static final String FOLDER = "tables/";

  private final ArchivedStream stream;
  private final String table;

  @SuppressWarnings("ImmutableEnumChecker") // List.of
  private final List<ArchiveColumn> columns;

  ArchiveTable(ArchivedStream stream, String table, List<ArchiveColumn> columns) {
    this.stream = stream;
    this.table = table;
    this.columns = Stream.concat(columns.stream(), ArchiveColumn.PLACE.stream()).toList();
  }

  /**
   * A column.
   *
   * @param name in lower case, also the name in the JSON lines
   * @param type of Hive
   * @param comment its meaning
   */
  public record ArchiveColumn(String name, String type, String comment) {

    // Here, because the constants of the enum are created before its own static fields.
    private static final List<ArchiveColumn> PLACE =
        List.of(
            new ArchiveColumn(
                "arrived_at", "string", "when it arrived in the stream, ISO 8601, UTC"),
            new ArchiveColumn("shard", "string", "the shard"),
            new ArchiveColumn("sequence_number", "string", "of its record"),
            new ArchiveColumn("line", "int", "its index within the record, from 0"));
  }

  /** Returns the table of a stream; empty if it has none, as that of ticks. */
  public static Optional<ArchiveTable> of(ArchivedStream stream) {
    return Arrays.stream(values()).filter(table -> table.stream == stream).findFirst();
  }

  /** Returns the stream whose events it shows. */
  public ArchivedStream stream() {
    return stream;
  }

  /** Returns its name in SQL. */
  public String table() {
    return table;
  }

  /** Returns its columns, except for the one of the partition. */
  public List<ArchiveColumn> columns() {
    return columns;
  }

  /** Returns the beginning of the keys of all copies. */
  public String prefix() {
    return FOLDER + stream.pipeline() + "/";
  }

  /**
   * Returns the beginning of the keys of a partition.
   *
   * @param day such as {@code 2026-11-23}
   */
  public String partition(String day) {
    return "%s%s=%s/".formatted(prefix(), PARTITION, day);
  }

  /** Returns the key of an object's copy. */
  public String copyOf(ArchiveKey object) {
    return "%s%s.%s.%s-%s.%s.ndjson.gz"
        .formatted(
            partition(object.day().toString()),
            object.incarnation(),
            object.shard(),
            object.first(),
            object.last(),
            object.fingerprint());
  }
}
