package dev.weir.infra;

import dev.weir.events.framing.Encoding;
import dev.weir.events.market.TickMessages;
import dev.weir.events.transaction.TransactionMessages;
import dev.weir.gate.AvroGate;
import dev.weir.gate.Compatibility;
import dev.weir.gate.ProtobufAgreement;
import dev.weir.gate.ProtobufFile;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * A stream's contract as declared in a registry: the contents of its folder, compared with the
 * versions that the functions know. The build's gate compares Protobuf with buf; this check does
 * not, so that synthesis needs only the contracts.
 *
 * @param name of its folder
 * @param compatibility the mode that each version must satisfy
 * @param avro the definitions of all versions, from 1
 * @param protobuf the same, as rendered by AWS's serializer, which finds a version by its text
 */
record RegisteredContract(
    String name, Compatibility compatibility, List<String> avro, List<String> protobuf) {

  /**
   * Checks the versions.
   *
   * @throws IllegalStateException if they are not compatible in the declared mode
   */
  RegisteredContract {
    avro = List.copyOf(avro);
    protobuf = List.copyOf(protobuf);
    var problems = new ArrayList<String>();
    addAvroProblems(compatibility, avro, problems);
    addProtobufProblems(protobuf, problems);
    if (!problems.isEmpty()) {
      throw new IllegalStateException(
          "Versions of %s are incompatible in mode %s: %s"
              .formatted(name, compatibility, problems));
    }
  }

  private static void addAvroProblems(
      Compatibility compatibility, List<String> definitions, List<String> problems) {
    var versions =
        IntStream.range(0, definitions.size())
            .mapToObj(
                i -> new AvroGate.AvroVersion("v%d.avsc".formatted(i + 1), definitions.get(i)))
            .toList();
    new AvroGate(compatibility).check(versions).forEach(each -> problems.add(each.toString()));
  }

  /** Checks both directions, whatever the mode, to be as strict as the build's gate. */
  private static void addProtobufProblems(List<String> definitions, List<String> problems) {
    var versions = definitions.stream().map(text -> ProtobufFile.parse("version", text)).toList();
    for (var later = 1; later < versions.size(); later++) {
      for (var earlier = 0; earlier < later; earlier++) {
        var compared = "protobuf v%d and v%d: ".formatted(earlier + 1, later + 1);
        ProtobufAgreement.strictDifferences(versions.get(later), versions.get(earlier))
            .forEach(each -> problems.add(compared + each));
      }
    }
  }

  /** Returns the contract of the transactions' stream. */
  static RegisteredContract transaction() {
    return read(
        RegisteredContract::resource,
        "transaction",
        "dev/weir/transaction/v1/transaction.proto",
        TransactionMessages.LATEST_AVRO,
        TransactionMessages.LATEST_PROTOBUF);
  }

  /** Returns the contract of the market's streams. */
  static RegisteredContract tick() {
    return read(
        RegisteredContract::resource,
        "tick",
        "dev/weir/market/v1/tick.proto",
        TickMessages.LATEST_AVRO,
        TickMessages.LATEST_PROTOBUF);
  }

  /**
   * Reads a contract's folder.
   *
   * @param files the text of each file below it; empty if absent
   * @param avroVersions how many the functions know
   * @param protobufVersions how many the functions know
   * @throws IllegalStateException if the folder has others, or they are incompatible
   */
  static RegisteredContract read(
      Function<String, Optional<String>> files,
      String name,
      String protobufFile,
      int avroVersions,
      int protobufVersions) {
    var settings = new Properties();
    try {
      settings.load(new StringReader(text(files, name + "/contract.properties")));
    } catch (IOException e) {
      throw new UncheckedIOException(e); // in memory: cannot fail
    }
    var avro = texts(files, name + "/avro/v%d.avsc", avroVersions);
    var protobuf = texts(files, name + "/protobuf/v%d/" + protobufFile, protobufVersions);
    return new RegisteredContract(
        name,
        Compatibility.valueOf(settings.getProperty("compatibility")),
        avro,
        protobuf.stream().map(text -> ProtobufFile.parse(protobufFile, text).rendered()).toList());
  }

  /** Returns the definitions of all versions, from 1. */
  List<String> definitions(Encoding encoding) {
    return switch (encoding) {
      case AVRO -> avro;
      case PROTOBUF -> protobuf;
    };
  }

  private static List<String> texts(
      Function<String, Optional<String>> files, String file, int versions) {
    if (files.apply(file.formatted(versions + 1)).isPresent()) {
      throw new IllegalStateException(
          "The functions support %d versions of %s, but the folder has more"
              .formatted(versions, file));
    }
    return IntStream.rangeClosed(1, versions)
        .mapToObj(number -> text(files, file.formatted(number)))
        .toList();
  }

  private static String text(Function<String, Optional<String>> files, String file) {
    return files.apply(file).orElseThrow(() -> new IllegalStateException("No such file: " + file));
  }

  private static Optional<String> resource(String file) {
    var resource = "/contracts/" + file;
    try (var text = RegisteredContract.class.getResourceAsStream(resource)) {
      return text == null
          ? Optional.empty()
          : Optional.of(new String(text.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + resource, e);
    }
  }
}
