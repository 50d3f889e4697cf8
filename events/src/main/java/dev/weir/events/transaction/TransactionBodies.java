package dev.weir.events.transaction;

import dev.weir.events.codec.AvroBodies;
import dev.weir.events.codec.AvroVersions;
import dev.weir.events.framing.BodyReader;
import dev.weir.events.framing.MessageIndex;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/** Reads bodies that are transactions. Avro's library is loaded with the first Avro body. */
final class TransactionBodies implements BodyReader<Transaction> {

  static final MessageIndex INDEX = new MessageIndex("Transaction", 2, List.of(0));

  private static final List<String> PATHS =
      List.of(
          "id",
          "userId",
          "amount",
          "currency",
          "merchant",
          "category",
          "channel",
          "location.country",
          "location.city",
          "location.coordinates.lat",
          "location.coordinates.lon",
          "occurredAt");

  private final Supplier<AvroBodies> avro;

  private TransactionBodies(Supplier<AvroBodies> avro) {
    this.avro = avro;
  }

  static TransactionBodies published() {
    return new TransactionBodies(() -> PublishedTransactions.AVRO);
  }

  static TransactionBodies of(AvroVersions versions) {
    var bodies = new AvroBodies(versions, PATHS);
    return new TransactionBodies(() -> bodies);
  }

  private static final class PublishedTransactions {
    private static final AvroBodies AVRO = new AvroBodies(AvroSchemas.VERSIONS, PATHS);
  }

  @Override
  public int avroVersionOf(long fingerprint) {
    return avro.get().versionOf(fingerprint);
  }

  @Override
  public Transaction avro(int version, byte[] bytes, int from, int to) {
    var values = avro.get().read(version, bytes, from, to);
    var fields = new TransactionFields();
    fields.id = (String) values[0];
    fields.userId = (String) values[1];
    fields.amount = (String) values[2];
    fields.currency = (String) values[3];
    fields.merchant = (String) values[4];
    fields.category = (String) values[5];
    fields.channel = channel((String) values[6]);
    fields.country = (String) values[7];
    fields.city = (String) values[8];
    fields.latitude = (Double) values[9];
    fields.longitude = (Double) values[10];
    fields.occurredAt = values[11] instanceof Long millis ? Instant.ofEpochMilli(millis) : null;
    return fields.toTransaction();
  }

  private static Channel channel(String symbol) {
    return switch (symbol) {
      case null -> null;
      case "PRESENT" -> Channel.PRESENT;
      case "ONLINE" -> Channel.ONLINE;
      default -> throw TransactionFields.badChannel();
    };
  }

  @Override
  public Transaction protobuf(byte[] bytes, int from, int to) {
    return ProtobufMessages.read(bytes, from, to);
  }

  @Override
  public MessageIndex index() {
    return INDEX;
  }
}
