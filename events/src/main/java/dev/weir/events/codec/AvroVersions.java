package dev.weir.events.codec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.Schema;

/**
 * Every published version of an event's Avro schema, the resources {@code
 * /contracts/<event>/avro/v<n>.avsc}. The newest is written, and all others are resolved to it.
 */
public final class AvroVersions {

  private final String event;
  private final List<Schema> versions;

  /**
   * Loads them.
   *
   * @param event such as {@code transaction}
   * @param latest the newest version's number
   */
  public AvroVersions(String event, int latest) {
    this.event = event;
    versions = IntStream.rangeClosed(1, latest).mapToObj(this::load).toList();
  }

  private AvroVersions(String event, List<Schema> versions) {
    this.event = event;
    this.versions = List.copyOf(versions);
  }

  /** Returns these versions, numbered from 1. */
  static AvroVersions of(String event, List<Schema> versions) {
    return new AvroVersions(event, versions);
  }

  /** Returns the same with one more version, as read by a deployment that knows it. */
  public AvroVersions with(Schema next) {
    return new AvroVersions(event, Stream.concat(versions.stream(), Stream.of(next)).toList());
  }

  /** Returns all versions, from 1. */
  public List<Schema> all() {
    return versions;
  }

  public Schema latest() {
    return versions.getLast();
  }

  /**
   * Returns a version.
   *
   * @throws IllegalArgumentException if there is none
   */
  public Schema version(int number) {
    if (number < 1 || number > versions.size()) {
      throw new IllegalArgumentException(
          "There is no schema version " + number + "; give 1 to " + versions.size());
    }
    return versions.get(number - 1);
  }

  /** Returns the path of a version's file. */
  public String resource(int version) {
    return "/contracts/" + event + "/avro/v" + version + ".avsc";
  }

  private Schema load(int version) {
    try (var file = AvroVersions.class.getResourceAsStream(resource(version))) {
      return new Schema.Parser().parse(file);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read schema " + resource(version), e);
    }
  }
}
