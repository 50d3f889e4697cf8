package dev.weir.client.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.client.CommandFault;
import dev.weir.quarantine.QuarantinedObject;
import dev.weir.quarantine.RejectedLines;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Reads the quarantine bucket, which has one object for the rejected entries of a record and one
 * line for each entry.
 */
public final class QuarantineBucket {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final S3Client s3;
  private final String bucket;

  public QuarantineBucket(S3Client s3, String bucket) {
    this.s3 = s3;
    this.bucket = bucket;
  }

  /** Returns the keys under a prefix in order: by pipeline, day of arrival, shard. */
  public Stream<String> keys(String prefix) {
    return s3
        .listObjectsV2Paginator(request -> request.bucket(bucket).prefix(prefix))
        .contents()
        .stream()
        .map(S3Object::key);
  }

  /**
   * Reads an object: {@code {"reason","detail","sequenceNumber","line","arrivedAt","service",
   * "text"|"base64"}} for each rejected line.
   */
  public List<JsonNode> read(String key) {
    try {
      var bytes = s3.getObjectAsBytes(request -> request.bucket(bucket).key(key)).asByteArray();
      return parse(bytes);
    } catch (NoSuchKeyException e) {
      throw new CommandFault(
          "Quarantine has no object " + key + ".", "weir quarantine list shows all keys.");
    }
  }

  /**
   * Returns the objects under a prefix that a replay accepts.
   *
   * @param isWanted called with each key that names its object's content
   */
  public Stream<QuarantinedObject> objects(String prefix, Predicate<String> isWanted) {
    return keys(prefix).filter(QuarantinedObject::isKey).filter(isWanted).map(this::object);
  }

  /** Reads an object in the form that a replay accepts. */
  public QuarantinedObject object(String key) {
    try {
      var bytes = s3.getObjectAsBytes(request -> request.bucket(bucket).key(key)).asByteArray();
      return QuarantinedObject.of(key, RejectedLines.decode(bytes));
    } catch (IOException e) {
      throw new CommandFault(
          key + " can't be read: " + e.getMessage(),
          "Another version of weir wrote it: replay it with that version.");
    }
  }

  private static List<JsonNode> parse(byte[] gzip) {
    var entries = new ArrayList<JsonNode>();
    try (var lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(new ByteArrayInputStream(gzip)), StandardCharsets.UTF_8))) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        entries.add(JSON.readTree(line));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return entries;
  }
}
