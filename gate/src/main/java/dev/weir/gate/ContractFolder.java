package dev.weir.gate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * A folder of contracts, of which a producer's team keeps a copy: for each contract a folder with
 * {@code contract.properties}, {@code avro/v1.avsc} and later versions, {@code protobuf/v1/} and
 * later versions. A published version never changes.
 */
public final class ContractFolder {

  private static final String SETTINGS = "contract.properties";

  private ContractFolder() {}

  /**
   * Reads all contracts of a folder, by name.
   *
   * @throws InvalidContractException if it has none, or one can't be read
   */
  public static List<Contract> read(Path folder) {
    var contracts =
        listed(folder)
            .filter(each -> Files.exists(each.resolve(SETTINGS)))
            .map(ContractFolder::contract)
            .toList();
    if (contracts.isEmpty()) {
      throw new InvalidContractException(
          "%s has no contracts; give a folder with <name>/%s, <name>/avro/v1.avsc or <name>/protobuf/v1"
              .formatted(folder, SETTINGS));
    }
    return contracts;
  }

  private static Contract contract(Path folder) {
    var settings = settings(folder.resolve(SETTINGS));
    var name = folder.getFileName().toString().replace("/", "");
    return new Contract(
        name,
        folder,
        settings.getProperty("title", name),
        compatibility(folder.resolve(SETTINGS), settings),
        settings.getProperty("message", ""),
        versions(folder.resolve("avro"), ".avsc"),
        versions(folder.resolve("protobuf"), ""));
  }

  private static Properties settings(Path file) {
    try (var reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      var settings = new Properties();
      settings.load(reader);
      return settings;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }

  private static Compatibility compatibility(Path file, Properties settings) {
    var mode = settings.getProperty("compatibility", "");
    return Stream.of(Compatibility.values())
        .filter(each -> each.name().equals(mode))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidContractException(
                    "%s: compatibility=%s: give BACKWARD_ALL, FORWARD_ALL or FULL_ALL"
                        .formatted(file, mode)));
  }

  /**
   * Returns versions 1, 2 and so on; a gap or another name is refused, because it would be silently
   * ignored.
   */
  private static List<Path> versions(Path folder, String ending) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    var found = listed(folder).toList();
    var versions = new ArrayList<Path>();
    for (var number = 1; number <= found.size(); number++) {
      var version = folder.resolve("v" + number + ending);
      if (!Files.exists(version)) {
        throw new InvalidContractException(
            "%s has %d versions, but not %s; number them from v1%s without gaps, and keep nothing else there"
                .formatted(folder, found.size(), version.getFileName(), ending));
      }
      versions.add(version);
    }
    return versions;
  }

  private static Stream<Path> listed(Path folder) {
    try (var listed = Files.list(folder)) {
      return listed
          .filter(each -> !each.getFileName().toString().startsWith("."))
          .sorted()
          .toList()
          .stream();
    } catch (IOException e) {
      throw new InvalidContractException(
          folder + " can't be listed; give a folder of contracts", e);
    }
  }

  /** Returns the Protobuf files of a version, by name. */
  static List<Path> protobufFiles(Path version) {
    try (var files = Files.walk(version)) {
      return files.filter(each -> each.toString().endsWith(".proto")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + version, e);
    }
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }
}
