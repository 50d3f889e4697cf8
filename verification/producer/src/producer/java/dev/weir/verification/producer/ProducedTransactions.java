package dev.weir.verification.producer;

import com.amazonaws.services.schemaregistry.utils.apicurio.FileDescriptorUtils;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Message;
import com.squareup.wire.schema.Location;
import com.squareup.wire.schema.internal.parser.ProtoParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.EncoderFactory;

/**
 * Makes the libraries' records of rows: id, user, amount, currency, merchant, channel, country,
 * city, latitude, longitude, milliseconds.
 */
final class ProducedTransactions {

  private final Schema schema;
  private final Schema next;
  private final Descriptor message;

  ProducedTransactions(Path avro, Path protobuf) throws IOException {
    schema = new Schema.Parser().parse(avro.toFile());
    next = withTerminal(schema);
    message = descriptor(Files.readString(protobuf));
  }

  /** The schema with one field more, which older readers have no use for. */
  private static Schema withTerminal(Schema schema) {
    var fields = new ArrayList<Schema.Field>();
    schema.getFields().forEach(field -> fields.add(new Schema.Field(field, field.schema())));
    fields.add(new Schema.Field("terminal", Schema.create(Schema.Type.STRING), null, ""));
    return Schema.createRecord(
        schema.getName(), schema.getDoc(), schema.getNamespace(), false, fields);
  }

  private static Descriptor descriptor(String text) {
    try {
      var file = ProtoParser.Companion.parse(Location.get("transaction.proto"), text);
      return FileDescriptorUtils.protoFileToFileDescriptor(file)
          .findMessageTypeByName("Transaction");
    } catch (DescriptorValidationException e) {
      throw new IllegalStateException("The file of the contract is not valid", e);
    }
  }

  GenericRecord avro(String[] row) {
    return avro(row, schema);
  }

  GenericRecord ofNextVersion(String[] row) {
    var record = avro(row, next);
    record.put("terminal", "t-1");
    return record;
  }

  private static GenericRecord avro(String[] row, Schema schema) {
    var record = new GenericData.Record(schema);
    record.put("id", row[0]);
    record.put("userId", row[1]);
    record.put("amount", row[2]);
    record.put("currency", row[3]);
    record.put("merchant", row[4]);
    record.put("channel", new GenericData.EnumSymbol(schema.getField("channel").schema(), row[5]));
    var location = new GenericData.Record(schema.getField("location").schema());
    location.put("country", row[6]);
    location.put("city", row[7]);
    var point =
        new GenericData.Record(
            location.getSchema().getField("coordinates").schema().getTypes().getLast());
    point.put("lat", Double.valueOf(row[8]));
    point.put("lon", Double.valueOf(row[9]));
    location.put("coordinates", point);
    record.put("location", location);
    record.put("occurredAt", Long.valueOf(row[10]));
    return record;
  }

  /** Avro's binary encoding, as a producer gives it to the Kinesis Producer Library. */
  static byte[] body(GenericRecord record) {
    try {
      var bytes = new ByteArrayOutputStream();
      var encoder = EncoderFactory.get().binaryEncoder(bytes, null);
      new GenericDatumWriter<GenericRecord>(record.getSchema()).write(record, encoder);
      encoder.flush();
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Message protobuf(String[] row) {
    var location = message.findFieldByName("location").getMessageType();
    var coordinates = location.findFieldByName("coordinates").getMessageType();
    var point =
        DynamicMessage.newBuilder(coordinates)
            .setField(coordinates.findFieldByNumber(1), Double.valueOf(row[8]))
            .setField(coordinates.findFieldByNumber(2), Double.valueOf(row[9]))
            .build();
    var place =
        DynamicMessage.newBuilder(location)
            .setField(location.findFieldByName("country"), row[6])
            .setField(location.findFieldByName("city"), row[7])
            .setField(location.findFieldByName("coordinates"), point)
            .build();
    var channel = message.findFieldByName("channel");
    return DynamicMessage.newBuilder(message)
        .setField(message.findFieldByName("id"), row[0])
        .setField(message.findFieldByName("user_id"), row[1])
        .setField(message.findFieldByName("amount"), row[2])
        .setField(message.findFieldByName("currency"), row[3])
        .setField(message.findFieldByName("merchant"), row[4])
        .setField(
            channel, channel.getEnumType().findValueByNumber(row[5].equals("PRESENT") ? 1 : 2))
        .setField(message.findFieldByName("location"), place)
        .setField(message.findFieldByName("occurred_at_millis"), Long.valueOf(row[10]))
        .build();
  }
}
