package dev.weir.infra;

import dev.weir.events.framing.Encoding;
import dev.weir.events.market.TickMessages;
import dev.weir.events.transaction.TransactionMessages;
import dev.weir.gate.AvroGate;
import dev.weir.gate.Compatibility;
import dev.weir.gate.ProtobufFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A contract of a stream, as it is declared in a registry.
 *
 * @param name its folder's
 * @param compatibility what each version must agree with
 * @param protobufFile within each version's folder
 * @param avroVersions how many there are
 * @param protobufVersions how many there are
 */
record RegisteredContract(
    String name,
    Compatibility compatibility,
    String protobufFile,
    int avroVersions,
    int protobufVersions) {

  static final RegisteredContract TRANSACTION =
      new RegisteredContract(
          "transaction",
          Compatibility.BACKWARD_ALL,
          "dev/weir/transaction/v1/transaction.proto",
          TransactionMessages.LATEST_AVRO,
          TransactionMessages.LATEST_PROTOBUF);

  static final RegisteredContract TICK =
      new RegisteredContract(
          "tick",
          Compatibility.BACKWARD_ALL,
          "dev/weir/market/v1/tick.proto",
          TickMessages.LATEST_AVRO,
          TickMessages.LATEST_PROTOBUF);

  /**
   * The definitions of all versions, from 1. Protobuf as AWS's serializer renders it, which finds a
   * version by its text.
   *
   * @throws IllegalStateException where Avro versions do not agree in the declared mode
   */
  List<String> definitions(Encoding encoding) {
    return switch (encoding) {
      case AVRO -> checked(texts(avroVersions, "avro/v%d.avsc"));
      case PROTOBUF ->
          texts(protobufVersions, "protobuf/v%d/" + protobufFile).stream()
              .map(text -> ProtobufFile.parse(protobufFile, text).rendered())
              .toList();
    };
  }

  private List<String> checked(List<String> versions) {
    var numbered =
        IntStream.range(0, versions.size())
            .mapToObj(i -> new AvroGate.Version("v%d.avsc".formatted(i + 1), versions.get(i)))
            .toList();
    var refusals = new AvroGate(compatibility).check(numbered);
    if (!refusals.isEmpty()) {
      throw new IllegalStateException(
          "Versions of %s do not agree in mode %s: %s".formatted(name, compatibility, refusals));
    }
    return versions;
  }

  private List<String> texts(int versions, String file) {
    return IntStream.rangeClosed(1, versions).mapToObj(i -> text(file.formatted(i))).toList();
  }

  private String text(String file) {
    var resource = "/contracts/" + name + "/" + file;
    try (var text = RegisteredContract.class.getResourceAsStream(resource)) {
      if (text == null) {
        throw new IllegalStateException("There is no resource " + resource);
      }
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + resource, e);
    }
  }
}
