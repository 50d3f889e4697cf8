package dev.weir.client.rebuild;

import dev.weir.stream.SequenceNumber;
import dev.weir.stream.Shard;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A record of a stream, written as {@code shardId-000000000000:4967}.
 *
 * @param number its sequence number
 */
public record RecordPlace(Shard shard, SequenceNumber number) {

  /**
   * Reads the format of {@link #toString()}.
   *
   * @throws IllegalArgumentException if a text has another one
   */
  static RecordPlace parse(String text) {
    var separator = text.indexOf(':');
    if (separator < 0) {
      throw new IllegalArgumentException("No : in " + text);
    }
    return new RecordPlace(
        new Shard(text.substring(0, separator)), new SequenceNumber(text.substring(separator + 1)));
  }

  @Override
  public String toString() {
    return shard + ":" + number;
  }

  /** Reads one on the command line. */
  static final class RecordPlaces implements ITypeConverter<RecordPlace> {
    @Override
    public RecordPlace convert(String text) {
      try {
        return parse(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(
            "'" + text + "' names no record; give shard and number: shardId-000000000000:4967");
      }
    }
  }
}
