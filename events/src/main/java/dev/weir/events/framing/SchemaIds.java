package dev.weir.events.framing;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Maps ids of registries to versions of a contract. A registry assigns its ids when a version is
 * registered; here they are a setting, so that reading records requires no calls.
 *
 * @param glue schema version ids of AWS Glue Schema Registry
 * @param confluent four-byte ids of Confluent's registry, or of one with similar ids
 * @param confluentGuids the same registry's GUIDs
 */
public record SchemaIds(
    Map<UUID, SchemaVersion> glue,
    Map<Integer, SchemaVersion> confluent,
    Map<UUID, SchemaVersion> confluentGuids) {

  public static final SchemaIds NONE = new SchemaIds(Map.of(), Map.of(), Map.of());

  private static final Pattern ENTRY = Pattern.compile("([^=]+)=(avro|protobuf):([1-9][0-9]{0,3})");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,10}");
  private static final Pattern GUID =
      Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

  public SchemaIds {
    glue = Map.copyOf(glue);
    confluent = Map.copyOf(confluent);
    confluentGuids = Map.copyOf(confluentGuids);
  }

  /**
   * Reads Glue's ids, such as {@code 39f3ef3d-11e9-3933-941c-9484ba13fa47=avro:2}, separated by
   * commas. Several ids may stand for one version.
   *
   * @throws IllegalArgumentException if the text has another format; the message is the remedy
   */
  public SchemaIds withGlue(String text) {
    var found = new HashMap<>(glue);
    entries(text).forEach((id, version) -> found.put(guid(id).orElseThrow(() -> bad(id)), version));
    return new SchemaIds(found, confluent, confluentGuids);
  }

  /**
   * Reads Confluent's ids and GUIDs, such as {@code 70002=avro:2}, separated by commas.
   *
   * @throws IllegalArgumentException if the text has another format; the message is the remedy
   */
  public SchemaIds withConfluent(String text) {
    var ids = new HashMap<>(confluent);
    var guids = new HashMap<>(confluentGuids);
    entries(text)
        .forEach(
            (id, version) ->
                guid(id)
                    .ifPresentOrElse(
                        guid -> guids.put(guid, version), () -> ids.put(number(id), version)));
    return new SchemaIds(glue, ids, guids);
  }

  private static Map<String, SchemaVersion> entries(String text) {
    var entries = new HashMap<String, SchemaVersion>();
    for (var each : text.strip().split("\\s*,\\s*", -1)) {
      if (each.isEmpty()) {
        continue;
      }
      var entry = ENTRY.matcher(each);
      if (!entry.matches()) {
        throw bad(each);
      }
      var encoding = entry.group(2).equals("avro") ? Encoding.AVRO : Encoding.PROTOBUF;
      var version = new SchemaVersion(encoding, Integer.parseInt(entry.group(3)));
      var id = canonical(entry.group(1));
      var before = entries.putIfAbsent(id, version);
      if (before != null && !before.equals(version)) {
        throw new IllegalArgumentException("give each id one version; %s has two".formatted(id));
      }
    }
    return entries;
  }

  // One id can be written in several ways: with leading zeros, in capitals.
  private static String canonical(String id) {
    return guid(id).map(UUID::toString).orElseGet(() -> Integer.toString(number(id)));
  }

  private static Optional<UUID> guid(String text) {
    return GUID.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
  }

  // Registries count from 1; a header with 0 is the beginning of a longer id.
  private static int number(String text) {
    var number = NUMBER.matcher(text).matches() ? Long.parseLong(text) : 0;
    if (number < 1 || number > Integer.MAX_VALUE) {
      throw bad(text);
    }
    return (int) number;
  }

  private static IllegalArgumentException bad(String entry) {
    return new IllegalArgumentException(
        "give each id with its version, such as 70002=avro:2,70004=protobuf:2; not " + entry);
  }

  /**
   * Refuses a version that is unknown here.
   *
   * @param latestAvro the newest Avro version's number
   * @param latestProtobuf the newest Protobuf version's number
   * @return this
   * @throws IllegalArgumentException if there is one; the message is the remedy
   */
  public SchemaIds requireUpTo(int latestAvro, int latestProtobuf) {
    for (var ids : new Map<?, ?>[] {glue, confluent, confluentGuids}) {
      for (var each : ids.values()) {
        if (each instanceof SchemaVersion version
            && version.number()
                > (version.encoding() == Encoding.AVRO ? latestAvro : latestProtobuf)) {
          throw new IllegalArgumentException(
              "give versions up to avro:%d and protobuf:%d, or deploy a release that knows %s"
                  .formatted(latestAvro, latestProtobuf, version));
        }
      }
    }
    return this;
  }
}
