package dev.weir.verification.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.archive.ArchivePosition;
import dev.weir.verification.fakes.FakeArchive;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * Reads the objects from a lane's item back to the beginning, by the definition in docs/archive.md
 * and with a separate parser: it uses none of the archive's code. Other tests check the digests.
 */
final class StoredChain {

  private static final ObjectMapper JSON = new ObjectMapper();

  private StoredChain() {}

  /** A stored record. */
  record Stored(String sequenceNumber, PutRecord record) {}

  /** Returns the chain's records, oldest first; fewer if an object is missing. */
  static List<Stored> records(FakeArchive archive, ArchivePosition position, int shard) {
    var chain = new ArrayList<List<Stored>>();
    var key = position.newest().map(newest -> newest.key()).orElse("");
    while (!key.isEmpty()) {
      var bytes = archive.get(key);
      if (bytes.isEmpty()) {
        break;
      }
      var lines = lines(bytes.get());
      var records = new ArrayList<Stored>();
      for (var line : lines.subList(1, lines.size())) {
        records.add(stored(line, shard));
      }
      chain.addFirst(records);
      key = lines.getFirst().path("previousKey").asText("");
    }
    return chain.stream().flatMap(List::stream).toList();
  }

  private static List<JsonNode> lines(byte[] object) {
    try (var gzip = new GZIPInputStream(new ByteArrayInputStream(object))) {
      var text = new String(gzip.readAllBytes(), StandardCharsets.UTF_8);
      var lines = new ArrayList<JsonNode>();
      for (var line : text.split("\n", -1)) {
        if (!line.isEmpty()) {
          lines.add(JSON.readTree(line));
        }
      }
      return lines;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stored stored(JsonNode line, int shard) {
    try {
      var data =
          line.has("base64")
              ? line.path("base64").binaryValue()
              : line.path("text").asText().getBytes(StandardCharsets.UTF_8);
      return new Stored(
          line.path("sequenceNumber").asText(),
          new PutRecord(
              shard,
              data,
              Instant.parse(line.path("arrivedAt").asText()),
              line.path("partitionKey").asText()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
