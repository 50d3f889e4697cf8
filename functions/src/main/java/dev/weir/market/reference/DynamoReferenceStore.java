package dev.weir.market.reference;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromB;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.weir.aws.Refusals;
import dev.weir.market.ConflictRetry;
import dev.weir.market.DynamoConflicts;
import dev.weir.stream.UnavailableException;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * Reference data in a DynamoDB table of several Regions: keys {@code set} and {@code part}. The
 * item {@code current}/{@code -} names the set in force ({@code version}, {@code setKey}, {@code
 * parts}, {@code loadedAt}); a set's items are {@code <version>-<digest>}/{@code 00000} and so on,
 * with {@code data} each. They are written first, and take effect when {@code current} names them,
 * because such a table does not support transactions.
 */
public final class DynamoReferenceStore implements ReferenceStore {

  private static final String CURRENT = "current";
  private static final String NO_PART = "-";

  private final DynamoDbClient dynamo;
  private final String table;
  private final ConflictRetry conflicts;

  public DynamoReferenceStore(DynamoDbClient dynamo, String table, ConflictRetry conflicts) {
    this.dynamo = dynamo;
    this.table = table;
    this.conflicts = conflicts;
  }

  @Override
  public Optional<ReferenceVersion> current() {
    return asking("read current version", () -> read(CURRENT, NO_PART)).map(this::version);
  }

  private ReferenceVersion version(Map<String, AttributeValue> item) {
    return new ReferenceVersion(
        Long.parseLong(item.get("version").n()),
        item.get("setKey").s(),
        Integer.parseInt(item.get("parts").n()),
        Instant.parse(item.get("loadedAt").s()));
  }

  @Override
  public ReferenceSet read(ReferenceVersion version) {
    return asking(
        "read version=" + version.version(),
        () -> {
          var parts =
              IntStream.range(0, version.parts()).mapToObj(part -> part(version, part)).toList();
          try {
            return ReferenceParts.read(parts);
          } catch (IOException e) {
            throw new IllegalStateException(
                "Reference data can't be read, load it again version=" + version.version(), e);
          }
        });
  }

  private byte[] part(ReferenceVersion version, int part) {
    return read(version.setKey(), partKey(part))
        .orElseThrow(
            () ->
                new UnavailableException(
                    "Reference data were removed, there are newer ones version="
                        + version.version(),
                    null))
        .get("data")
        .b()
        .asByteArray();
  }

  private Optional<Map<String, AttributeValue>> read(String set, String part) {
    var item =
        dynamo
            .getItem(request -> request.tableName(table).key(key(set, part)).consistentRead(true))
            .item();
    return item.isEmpty() ? Optional.empty() : Optional.of(item);
  }

  @Override
  public Optional<ReferenceVersion> load(
      ReferenceSet set, Optional<ReferenceVersion> before, Instant loadedAt) {
    var content = ReferenceParts.of(set);
    var number = before.map(ReferenceVersion::version).orElse(0L) + 1;
    var next =
        new ReferenceVersion(
            number, number + "-" + content.digest(), content.parts().size(), loadedAt);
    return asking(
        "load version=" + number,
        () -> {
          for (var part = 0; part < next.parts(); part++) {
            put(next, part, content.parts().get(part));
          }
          return flip(before, next) ? Optional.of(next) : Optional.empty();
        });
  }

  private void put(ReferenceVersion version, int part, byte[] data) {
    var item = new LinkedHashMap<>(key(version.setKey(), partKey(part)));
    item.put("data", fromB(SdkBytes.fromByteArray(data)));
    conflicts.write(
        () ->
            DynamoConflicts.reporting(
                "reference part",
                () -> dynamo.putItem(request -> request.tableName(table).item(item))));
  }

  private boolean flip(Optional<ReferenceVersion> before, ReferenceVersion next) {
    var item = new LinkedHashMap<>(key(CURRENT, NO_PART));
    item.put("version", fromN(Long.toString(next.version())));
    item.put("setKey", fromS(next.setKey()));
    item.put("parts", fromN(Integer.toString(next.parts())));
    item.put("loadedAt", fromS(next.loadedAt().toString()));
    return conflicts.write(() -> DynamoConflicts.reporting("reference", () -> flip(before, item)));
  }

  private boolean flip(Optional<ReferenceVersion> before, Map<String, AttributeValue> item) {
    try {
      dynamo.putItem(
          request -> {
            request.tableName(table).item(item);
            if (before.isEmpty()) {
              request
                  .conditionExpression("attribute_not_exists(#set)")
                  .expressionAttributeNames(Map.of("#set", "set"));
            } else {
              request
                  .conditionExpression("version = :before")
                  .expressionAttributeValues(
                      Map.of(":before", fromN(Long.toString(before.get().version()))));
            }
          });
      return true;
    } catch (ConditionalCheckFailedException e) {
      // If only the answer was lost and the SDK retried, the stored version is its own.
      return read(CURRENT, NO_PART)
          .filter(found -> found.get("setKey").equals(item.get("setKey")))
          .filter(found -> found.get("loadedAt").equals(item.get("loadedAt")))
          .isPresent();
    }
  }

  @Override
  public int removeOlderThan(ReferenceVersion current) {
    return asking(
        "remove older than version=" + current.version(),
        () -> new DynamoReferenceRemoval(dynamo, table, conflicts).removeOlderThan(current));
  }

  private static Map<String, AttributeValue> key(String set, String part) {
    return Map.of("set", fromS(set), "part", fromS(part));
  }

  private static String partKey(int part) {
    return String.format(Locale.ROOT, "%05d", part);
  }

  private static <T> T asking(String what, Supplier<T> call) {
    try {
      return call.get();
    } catch (SdkException e) {
      throw Refusals.of("Reference data did not answer: " + what, e);
    }
  }
}
