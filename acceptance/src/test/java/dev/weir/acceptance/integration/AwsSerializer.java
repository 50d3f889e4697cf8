package dev.weir.acceptance.integration;

import dev.weir.acceptance.stacks.HomeFolder;
import dev.weir.events.transaction.Transaction;
import dev.weir.local.emulators.Endpoints;
import dev.weir.local.emulators.Installation;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A producer with AWS's own serializer, in a separate process: it writes in eight ways (for Kafka
 * and for the Kinesis Producer Library, Avro and Protobuf, plain and zlib), one after the other,
 * and the last record with an Avro version that it registers itself.
 */
final class AwsSerializer {

  private static final Path MODULE = HomeFolder.CHECKOUT.resolve("verification/producer/target");
  private static final Path CONTRACT =
      HomeFolder.CHECKOUT.resolve("events/src/main/resources/contracts/transaction");

  private AwsSerializer() {}

  /** Returns the records of transactions that have coordinates and no category. */
  static List<byte[]> records(
      URI glue, String registry, String version, List<Transaction> transactions)
      throws IOException, InterruptedException {
    var errors = Files.createTempFile("weir-producer", ".log");
    var builder =
        new ProcessBuilder(
            Installation.java().toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            MODULE.resolve("weir-verification-producer.jar")
                + File.pathSeparator
                + MODULE.resolve("lib")
                + File.separator
                + "*",
            "dev.weir.verification.producer.AwsProducer",
            glue.toString(),
            Endpoints.DEFAULT_REGION,
            registry,
            CONTRACT.toString(),
            version);
    builder.environment().put("AWS_ACCESS_KEY_ID", Endpoints.ACCESS_KEY);
    builder.environment().put("AWS_SECRET_ACCESS_KEY", Endpoints.SECRET_KEY);
    var process = builder.redirectError(errors.toFile()).start();
    try (var in = process.outputWriter(StandardCharsets.UTF_8)) {
      in.write(transactions.stream().map(AwsSerializer::row).collect(Collectors.joining()));
    }
    var lines = process.inputReader(StandardCharsets.UTF_8).lines().toList();
    if (process.waitFor() != 0) {
      throw new IllegalStateException("The producer failed: " + Files.readString(errors));
    }
    return lines.stream().map(Base64.getDecoder()::decode).toList();
  }

  private static String row(Transaction from) {
    var at = from.location().coordinates().orElseThrow();
    return String.join(
            "\t",
            from.id(),
            from.userId(),
            from.amount().amount().toPlainString(),
            from.amount().currency().getCurrencyCode(),
            from.merchant(),
            from.channel().name(),
            from.location().country(),
            from.location().city(),
            Double.toString(at.latitude()),
            Double.toString(at.longitude()),
            Long.toString(from.occurredAt().toEpochMilli()))
        + "\n";
  }
}
