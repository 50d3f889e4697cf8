package dev.weir.verification.producer;

import com.amazonaws.services.schemaregistry.common.Schema;
import com.amazonaws.services.schemaregistry.common.configs.GlueSchemaRegistryConfiguration;
import com.amazonaws.services.schemaregistry.serializers.GlueSchemaRegistryKafkaSerializer;
import com.amazonaws.services.schemaregistry.serializers.GlueSchemaRegistrySerializerImpl;
import com.amazonaws.services.schemaregistry.utils.AWSSchemaRegistryConstants;
import com.amazonaws.services.schemaregistry.utils.AWSSchemaRegistryConstants.COMPRESSION;
import com.google.protobuf.Message;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.generic.GenericRecord;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;

/**
 * Reads transactions, one a line, and writes each as a record in Base64, in one way after the other
 * in which AWS's library writes: for Kafka and for the Kinesis Producer Library, Avro and Protobuf,
 * plain and compressed. The versions of the schemas have to be in the registry already; only the
 * last line is written with an Avro version that the library registers first.
 */
public final class AwsProducer {

  private static final String AVRO = "transaction";
  private static final String PROTOBUF = "transaction-protobuf";

  private final String endpoint;
  private final String region;
  private final String registry;
  private final ProducedTransactions rows;
  private final Path protobuf;
  private final AwsCredentialsProvider credentials = DefaultCredentialsProvider.builder().build();

  private AwsProducer(
      String endpoint, String region, String registry, Path contract, String version)
      throws IOException {
    this.endpoint = endpoint;
    this.region = region;
    this.registry = registry;
    protobuf =
        contract.resolve("protobuf/" + version + "/dev/weir/transaction/v1/transaction.proto");
    rows = new ProducedTransactions(contract.resolve("avro/" + version + ".avsc"), protobuf);
  }

  /** One way in which the library writes. */
  @FunctionalInterface
  private interface Way {
    byte[] write(String[] row);
  }

  /**
   * Writes what stands on standard input.
   *
   * @param args the registry's endpoint, its Region, its name, the folder of the contract, and the
   *     version, such as {@code v2}
   */
  public static void main(String[] args) throws IOException {
    var producer = new AwsProducer(args[0], args[1], args[2], Path.of(args[3]), args[4]);
    var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    producer.write(in.lines().map(line -> line.split("\t", -1)).toList(), out);
  }

  private void write(List<String[]> lines, PrintStream out) throws IOException {
    var ways = ways();
    for (var i = 0; i < lines.size() - 1; i++) {
      print(ways.get(i % ways.size()).write(lines.get(i)), out);
    }
    print(nextVersion().write(lines.getLast()), out);
  }

  private static void print(byte[] record, PrintStream out) {
    out.println(Base64.getEncoder().encodeToString(record));
  }

  private List<Way> ways() throws IOException {
    return List.of(
        kafkaAvro(COMPRESSION.NONE),
        kafkaAvro(COMPRESSION.ZLIB),
        kafkaProtobuf(COMPRESSION.NONE),
        kafkaProtobuf(COMPRESSION.ZLIB),
        kplAvro(COMPRESSION.NONE),
        kplAvro(COMPRESSION.ZLIB),
        kplProtobuf(COMPRESSION.NONE),
        kplProtobuf(COMPRESSION.ZLIB));
  }

  private Way kafkaAvro(COMPRESSION compression) {
    var serializer = kafka(AVRO, "AVRO", compression, false);
    return row -> serializer.serialize("transactions", rows.avro(row));
  }

  private Way kafkaProtobuf(COMPRESSION compression) {
    var serializer = kafka(PROTOBUF, "PROTOBUF", compression, false);
    return row -> serializer.serialize("transactions", rows.protobuf(row));
  }

  private Way nextVersion() {
    var serializer = kafka(AVRO, "AVRO", COMPRESSION.NONE, true);
    return row -> serializer.serialize("transactions", rows.ofNextVersion(row));
  }

  private GlueSchemaRegistryKafkaSerializer kafka(
      String schema, String format, COMPRESSION compression, boolean registers) {
    var settings = settings(compression);
    settings.put(AWSSchemaRegistryConstants.SCHEMA_NAME, schema);
    settings.put(AWSSchemaRegistryConstants.DATA_FORMAT, format);
    settings.put(AWSSchemaRegistryConstants.SCHEMA_AUTO_REGISTRATION_SETTING, registers);
    settings.put(AWSSchemaRegistryConstants.AVRO_RECORD_TYPE, "GENERIC_RECORD");
    settings.put(AWSSchemaRegistryConstants.PROTOBUF_MESSAGE_TYPE, "DYNAMIC_MESSAGE");
    var serializer = new GlueSchemaRegistryKafkaSerializer(credentials, settings);
    serializer.configure(settings, false);
    return serializer;
  }

  private Way kplAvro(COMPRESSION compression) {
    var serializer = kpl(compression);
    return row -> {
      GenericRecord record = rows.avro(row);
      var schema = new Schema(record.getSchema().toString(), "AVRO", AVRO);
      return serializer.encode("transactions", schema, ProducedTransactions.body(record));
    };
  }

  private Way kplProtobuf(COMPRESSION compression) throws IOException {
    var serializer = kpl(compression);
    var schema = new Schema(Files.readString(protobuf), "PROTOBUF", PROTOBUF);
    return row -> {
      Message message = rows.protobuf(row);
      return serializer.encode("transactions", schema, message.toByteArray());
    };
  }

  private GlueSchemaRegistrySerializerImpl kpl(COMPRESSION compression) {
    return new GlueSchemaRegistrySerializerImpl(
        credentials, new GlueSchemaRegistryConfiguration(settings(compression)));
  }

  private Map<String, Object> settings(COMPRESSION compression) {
    var settings = new HashMap<String, Object>();
    settings.put(AWSSchemaRegistryConstants.AWS_ENDPOINT, endpoint);
    settings.put(AWSSchemaRegistryConstants.AWS_REGION, region);
    settings.put(AWSSchemaRegistryConstants.REGISTRY_NAME, registry);
    settings.put(AWSSchemaRegistryConstants.COMPRESSION_TYPE, compression.name());
    return settings;
  }
}
