package dev.weir.client.send;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.client.cloud.QuarantineBucket;
import dev.weir.stream.Lane;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Finds the rejections of the records that were sent. Use it once all are counted or applied: a
 * pipeline stores its rejections before it commits.
 */
final class SentRejections {

  private static final int READ_AT_ONCE = 16;

  // This clock may differ from the stream's, which dates the keys.
  private static final int CLOCKS_DIFFER_SECONDS = 600;

  private final QuarantineBucket bucket;
  private final List<String> prefixes;
  private final SentRecords sent;

  SentRejections(QuarantineBucket bucket, List<String> prefixes, SentRecords sent) {
    this.bucket = bucket;
    this.prefixes = prefixes;
    this.sent = sent;
  }

  /** Passes each rejection to a consumer, in no particular order. */
  void forEach(Collection<Lane> lanes, Instant begun, Instant ended, Consumer<Rejection> consumer)
      throws InterruptedException {
    var reads = new ArrayList<Callable<List<Rejection>>>();
    for (var lane : lanes) {
      folders(lane, begun, ended).flatMap(bucket::keys).forEach(key -> linesOf(lane, key, reads));
    }
    try (var threads = Executors.newFixedThreadPool(READ_AT_ONCE)) {
      for (var read : threads.invokeAll(reads)) {
        read.get().forEach(consumer);
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException failure
          ? failure
          : new IllegalStateException(e.getCause());
    }
  }

  private Stream<String> folders(Lane lane, Instant begun, Instant ended) {
    return day(begun.minusSeconds(CLOCKS_DIFFER_SECONDS))
        .datesUntil(day(ended.plusSeconds(CLOCKS_DIFFER_SECONDS)).plusDays(1))
        .flatMap(
            day ->
                prefixes.stream()
                    .map(
                        prefix ->
                            "%s%s/%s/%s/"
                                .formatted(prefix, day, lane.incarnation(), lane.shard().id())));
  }

  private static LocalDate day(Instant instant) {
    return LocalDate.ofInstant(instant, ZoneOffset.UTC);
  }

  private void linesOf(Lane lane, String key, List<Callable<List<Rejection>>> reads) {
    sent.of(lane.shard().id(), sequenceNumber(key))
        .ifPresent(lines -> reads.add(() -> read(key, lines)));
  }

  // The last part of a key begins with the record's sequence number.
  private static String sequenceNumber(String key) {
    var name = key.substring(key.lastIndexOf('/') + 1);
    var end = 0;
    while (end < name.length() && Character.isDigit(name.charAt(end))) {
      end++;
    }
    return name.substring(0, end);
  }

  private List<Rejection> read(String key, SentRecords.SentLines lines) {
    return bucket.read(key).stream().map(node -> rejection(node, lines)).toList();
  }

  private static Rejection rejection(JsonNode node, SentRecords.SentLines lines) {
    var isLine = node.has("line");
    return new Rejection(
        isLine ? lines.numberOf(node.path("line").asInt()) : lines.first(),
        isLine ? 1 : lines.count(),
        node.path("reason").asText(),
        node.path("detail").asText(),
        node.has("text")
            ? node.path("text").asText().getBytes(StandardCharsets.UTF_8)
            : Base64.getDecoder().decode(node.path("base64").asText()));
  }
}
