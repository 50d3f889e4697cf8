package dev.weir.client.archive;

import dev.weir.archive.ArchiveKey;
import dev.weir.archive.ArchiveLink;
import dev.weir.archive.ArchiveObject;
import dev.weir.archive.ArchiveTable;
import dev.weir.stream.Shard;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Function;
import java.util.zip.GZIPOutputStream;

/**
 * Writes the parsed copies of archived objects, which a table shows to SQL.
 *
 * <p>Each record of the chain is in the table exactly once: only objects of the chain are copied,
 * the chain has no gap and no overlap, and a copy's key is a function of its object's. A run that
 * was interrupted is repeated: it skips the stored objects.
 */
public final class TableCopies {

  private final ArchiveTable table;
  private final Function<ArchiveLink, ArchiveObject> archive;
  private final TableRows rows;
  private final CopyStore store;

  /** Creates a writer of the copies of a stream's objects. */
  public TableCopies(
      ArchiveTable table,
      Function<ArchiveLink, ArchiveObject> archive,
      TableRows rows,
      CopyStore store) {
    this.table = table;
    this.archive = archive;
    this.rows = rows;
    this.store = store;
  }

  /**
   * What a run did.
   *
   * @param written copies
   * @param present copies that were there already
   * @param rows in the copies that were written
   */
  public record Written(int written, int present, long rows) {}

  /**
   * Writes the copies that are not stored yet.
   *
   * @param chains without faults: a missing record would be missing in the table
   */
  public Written write(List<ChainReport> chains) {
    var stored = store.keys(table.prefix());
    var written = 0;
    var present = 0;
    var count = 0L;
    for (var chain : chains) {
      for (var link : chain.objects()) {
        var key = table.copyOf(ArchiveKey.parse(link.key()).orElseThrow());
        if (stored.contains(key)) {
          present++;
        } else {
          count += write(key, archive.apply(link));
          written++;
        }
      }
    }
    return new Written(written, present, count);
  }

  private long write(String key, ArchiveObject object) {
    var bytes = new ByteArrayOutputStream();
    var count = 0L;
    try (var gzip = new GZIPOutputStream(bytes);
        var json = TableRows.lines(gzip)) {
      for (var record : object.records()) {
        count += rows.write(record, new Shard(object.shard()), json);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e); // in memory: cannot fail
    }
    store.put(key, bytes.toByteArray());
    return count;
  }
}
