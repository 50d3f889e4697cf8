package dev.weir.events.market;

import dev.weir.events.codec.AvroVersions;
import dev.weir.events.codec.InvalidMessageException;
import dev.weir.events.framing.Frame;
import dev.weir.events.framing.InflationBudget;
import dev.weir.events.framing.MessageIndex;
import dev.weir.events.framing.MessageReader;
import dev.weir.events.framing.SchemaIds;
import dev.weir.events.framing.SchemaVersion;
import java.util.Arrays;
import java.util.Optional;

/**
 * Ticks in Avro or Protobuf, in every supported framing: Avro's single-object encoding, AWS Glue
 * Schema Registry's, Confluent's. Every published version is read, whichever the producer writes.
 * Not thread-safe.
 */
public final class TickMessages {

  public static final int LATEST_AVRO = AvroTicks.LATEST;

  public static final int LATEST_PROTOBUF = AvroTicks.LATEST_PROTOBUF;

  private static final int SINGLE_OBJECT_HEADER = 10;

  private final MessageReader<Tick> reader;

  /** Creates a reader of messages whose schemas have these ids. */
  public TickMessages(SchemaIds ids) {
    this(ids, TickBodies.published());
  }

  /**
   * Creates a reader of messages of these Avro versions.
   *
   * @param avro the versions of a release; all are read as the newest
   */
  public TickMessages(SchemaIds ids, AvroVersions avro) {
    this(ids, TickBodies.of(avro));
  }

  private TickMessages(SchemaIds ids, TickBodies bodies) {
    reader = new MessageReader<>(ids, bodies);
  }

  /** Whether bytes are such a message, or begin like one. JSON never does. */
  public static boolean isAt(byte[] bytes, int from, int to) {
    return Frame.isAt(bytes, from, to);
  }

  /**
   * Reads one message.
   *
   * @param bytes holds it; not changed
   * @param from index of its first byte
   * @param to index after its last byte
   * @param budget for a compressed body
   * @throws InvalidTickException if it is not a valid tick; no other exception except the budget's,
   *     whatever the bytes are
   */
  public Tick read(byte[] bytes, int from, int to, InflationBudget budget) {
    try {
      return reader.read(bytes, from, to, budget);
    } catch (InvalidMessageException e) {
      throw new InvalidTickException(TickProblem.valueOf(e.kind().name()), e.getMessage());
    }
  }

  /** Returns the version of the contract that a header names, if known. */
  public Optional<SchemaVersion> versionOf(Frame frame) {
    return reader.versionOf(frame);
  }

  /** Returns the place of the message in its Protobuf file. */
  public static MessageIndex index() {
    return TickBodies.INDEX;
  }

  /**
   * Returns the first version that can express a tick, in both encodings: without its epoch or
   * correction it would be another tick.
   */
  public static int firstVersionFor(Tick tick) {
    if (tick.epoch() > 0) {
      return TickBodies.WITH_EPOCHS;
    }
    return tick.amends().isPresent() ? TickBodies.WITH_AMENDMENTS : 1;
  }

  /**
   * Returns the body of a message, without a header.
   *
   * @throws IllegalArgumentException if there is no such version, or it cannot express the tick
   */
  public static byte[] body(Tick tick, SchemaVersion version) {
    if (version.number() < firstVersionFor(tick)) {
      throw new IllegalArgumentException(
          "The tick needs at least version %d, not %s".formatted(firstVersionFor(tick), version));
    }
    return switch (version.encoding()) {
      case AVRO -> {
        var message = AvroTicks.write(tick, version.number());
        yield Arrays.copyOfRange(message, SINGLE_OBJECT_HEADER, message.length);
      }
      case PROTOBUF -> {
        if (version.number() > LATEST_PROTOBUF) {
          throw new IllegalArgumentException(
              "There is no version %s; give 1 to %d".formatted(version, LATEST_PROTOBUF));
        }
        yield ProtobufTicks.write(tick); // fields that a version lacks are absent in such a tick
      }
    };
  }
}
