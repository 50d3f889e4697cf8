package dev.weir.verification.archive;

import dev.weir.archive.ArchiveFormat;
import dev.weir.archive.ArchiveKey;
import dev.weir.archive.ArchiveLink;
import dev.weir.archive.ArchiveObject;
import dev.weir.archive.ArchivePosition;
import dev.weir.archive.ArchivePositions;
import dev.weir.archive.ArchivedStream;
import dev.weir.client.archive.ArchiveLifecycle;
import dev.weir.client.archive.ArchiveReport;
import dev.weir.client.archive.StackArchive;
import dev.weir.stream.KinesisRecord;
import dev.weir.stream.Lane;
import dev.weir.stream.Shard;
import dev.weir.testkit.ShardModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/** An archive of one shard in memory, and the means to spoil it. */
final class ArchiveWorld {

  static final Instant START = Instant.parse("2026-11-23T10:00:00Z");
  static final String SHARD = "shardId-000000000000";

  final MemoryArchive archive = new MemoryArchive();

  /** Archives records that arrive at the given seconds after the start, some in each object. */
  List<ArchiveKey> archive(int recordsInObject, int... seconds) {
    var shard = new ShardModel<PutRecord>(0, BigInteger.valueOf(90));
    for (var second : seconds) {
      var data = ("line " + second).getBytes(StandardCharsets.UTF_8);
      shard.put(new PutRecord(0, data, START.plusSeconds(second), "key"), 3);
    }
    archive.archive(ArchivedStream.ACCESS_LOGS, shard, recordsInObject);
    return keys();
  }

  /** Returns the keys of the objects, oldest first. */
  List<ArchiveKey> keys() {
    return archive.objects().keys("access-logs/").stream()
        .flatMap(key -> ArchiveKey.parse(key).stream())
        .sorted(Comparator.comparing(ArchiveKey::last))
        .toList();
  }

  StackArchive stack() {
    return stack(ArchiveLifecycle.KEEPS_ALL);
  }

  StackArchive stack(ArchiveLifecycle lifecycle) {
    return new StackArchive(
        Map.of(ArchivedStream.ACCESS_LOGS, MemoryArchive.STREAM),
        archive.objects(),
        archive.lanes(),
        lifecycle);
  }

  ArchiveReport verify() {
    return verify(Instant.MIN, Instant.MAX);
  }

  ArchiveReport verify(Instant from, Instant to) {
    return stack().verify(ArchivedStream.ACCESS_LOGS, from, to);
  }

  /** Returns the archived texts that arrived in a period, as the export prints them. */
  List<String> exported(Instant from, Instant to) {
    var found = new ArrayList<String>();
    stack()
        .forEach(
            verify(from, to).chains(),
            from,
            to,
            (record, _) -> found.add(new String(record.data(), StandardCharsets.UTF_8)));
    return found;
  }

  void delete(ArchiveKey key) {
    archive.objects().delete(key.text());
  }

  /** Changes the bytes of an object. */
  void change(ArchiveKey key) {
    var bytes = archive.objects().get(key.text()).orElseThrow();
    archive.objects().overwrite(key.text(), Tampering.of(bytes, 1).orElseThrow());
  }

  void cut(ArchiveKey key) {
    var bytes = archive.objects().get(key.text()).orElseThrow();
    archive.objects().overwrite(key.text(), Arrays.copyOf(bytes, bytes.length / 2));
  }

  ArchiveObject read(ArchiveKey key) {
    try {
      return ArchiveFormat.decode(archive.objects().get(key.text()).orElseThrow());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Stores bytes under a key. */
  String put(String key, byte[] bytes) {
    archive.objects().overwrite(key, bytes);
    return key;
  }

  /** Stores an object under the key that Weir would give it. */
  ArchiveKey put(ArchiveObject object) {
    var bytes = ArchiveFormat.encode(object);
    var key = ArchiveKey.of("access-logs", object, ArchiveFormat.sha256(bytes));
    put(key.text(), bytes);
    return key;
  }

  /** Returns a link to a stored object. */
  ArchiveLink link(ArchiveKey key) {
    var bytes = archive.objects().get(key.text()).orElseThrow();
    return new ArchiveLink(key.text(), key.last(), ArchiveFormat.sha256(bytes));
  }

  static ArchiveObject object(
      String stream, String shard, Optional<ArchiveLink> previous, List<KinesisRecord> records) {
    return new ArchiveObject(stream, "1", shard, previous, records);
  }

  static Lane lane(String shard) {
    return new Lane(ArchivePositions.PROJECTION, MemoryArchive.STREAM, "1", new Shard(shard));
  }

  /** Sets the lane's item back, as somebody who restores a table does. */
  void setBack(Optional<ArchiveKey> newest, long records) {
    var current = archive.lanes().of(lane(SHARD));
    var before =
        new ArchivePosition(lane(SHARD), current.revision(), newest.map(this::link), records);
    archive.lanes().advance(current, before);
  }

  static byte[] gzip(String text) {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
