package dev.weir.events.market;

import dev.weir.events.codec.AvroBodies;
import dev.weir.events.codec.AvroVersions;
import dev.weir.events.framing.BodyReader;
import dev.weir.events.framing.MessageIndex;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Supplier;

/** Reads bodies that are ticks. Avro's library is loaded with the first Avro body. */
final class TickBodies implements BodyReader<Tick> {

  static final MessageIndex INDEX = new MessageIndex("Tick", 0, List.of(0));

  /** The first version with corrections and cancels, in both encodings. */
  static final int WITH_AMENDMENTS = 2;

  /** The first version with epochs, in both encodings. */
  static final int WITH_EPOCHS = 3;

  private static final List<String> PATHS =
      List.of(
          "symbol",
          "venue",
          "session",
          "sequence",
          "price",
          "bid",
          "ask",
          "size",
          "occurredAt",
          "corrects",
          "cancels",
          "epoch");

  private final Supplier<AvroBodies> avro;

  private TickBodies(Supplier<AvroBodies> avro) {
    this.avro = avro;
  }

  static TickBodies published() {
    return new TickBodies(() -> PublishedTicks.AVRO);
  }

  static TickBodies of(AvroVersions versions) {
    var bodies = new AvroBodies(versions, PATHS);
    return new TickBodies(() -> bodies);
  }

  private static final class PublishedTicks {
    private static final AvroBodies AVRO = new AvroBodies(AvroTicks.VERSIONS, PATHS);
  }

  @Override
  public int avroVersionOf(long fingerprint) {
    return avro.get().versionOf(fingerprint);
  }

  @Override
  public Tick avro(int version, byte[] bytes, int from, int to) {
    var values = avro.get().read(version, bytes, from, to);
    var fields = new TickFields();
    fields.symbol = (String) values[0];
    fields.venue = (String) values[1];
    fields.session = (String) values[2];
    fields.sequence = (Long) values[3];
    fields.price = (String) values[4];
    fields.bid = (String) values[5];
    fields.ask = (String) values[6];
    fields.size = (String) values[7];
    fields.occurredAt = values[8] instanceof Long micros ? time(micros) : null;
    fields.corrects = (Long) values[9];
    fields.cancels = (Long) values[10];
    fields.epoch = (Long) values[11];
    return fields.toTick();
  }

  static Instant time(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  @Override
  public Tick protobuf(byte[] bytes, int from, int to) {
    return ProtobufTicks.read(bytes, from, to);
  }

  @Override
  public MessageIndex index() {
    return INDEX;
  }
}
