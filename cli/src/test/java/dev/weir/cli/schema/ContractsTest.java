package dev.weir.cli.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.client.CommandFault;
import dev.weir.gate.Contract;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContractsTest {

  private static final List<Contract> CONTRACTS = Contracts.in(null);

  @Test
  @Tag("synthesis")
  void every_version_of_every_contract_agrees_with_all_earlier_ones() {
    assertThat(CONTRACTS)
        .extracting(Contract::name)
        .containsExactly("alert", "beat", "decision", "tick", "transaction");
    for (var contract : CONTRACTS) {
      assertThat(Contracts.gate().check(contract)).as(contract.name()).isEmpty();
    }
  }

  @Test
  void every_page_matches_its_schemas() throws IOException {
    for (var contract : CONTRACTS) {
      assertThat(Files.readString(contract.folder().resolve("README.md")))
          .as("run weir schema pages")
          .isEqualTo(ContractPage.of(contract));
    }
  }

  /** The digests of everything published, in an append-only file. */
  @Test
  void a_published_version_is_never_edited() throws IOException, GeneralSecurityException {
    var published = new TreeMap<String, String>();
    for (var line : read("/published-schemas.txt").lines().toList()) {
      published.put(line.substring(66), line.substring(0, 64));
    }
    assertThat(digests()).as("put it back, and make the next version").isEqualTo(published);
  }

  private static SortedMap<String, String> digests() throws IOException, GeneralSecurityException {
    var digests = new TreeMap<String, String>();
    for (var contract : CONTRACTS) {
      try (var files = Files.walk(contract.folder())) {
        for (var file : files.filter(ContractsTest::isSchema).toList()) {
          var name = contract.name() + "/" + contract.folder().relativize(file);
          digests.put(name, sha256(Files.readAllBytes(file)));
        }
      }
    }
    return digests;
  }

  private static boolean isSchema(Path file) {
    return file.toString().endsWith(".avsc") || file.toString().endsWith(".proto");
  }

  private static String sha256(byte[] bytes) throws GeneralSecurityException {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  private static String read(String resource) throws IOException {
    try (var file = ContractsTest.class.getResourceAsStream(resource)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void a_folder_that_is_not_one_of_contracts_is_refused_with_its_form(@TempDir Path folder)
      throws IOException {
    assertThatThrownBy(() -> Contracts.in(folder.toString()))
        .isInstanceOf(CommandFault.class)
        .hasMessageContaining("<name>/contract.properties");
    var mode = folder.resolve("a/contract.properties");
    Files.createDirectories(mode.getParent());
    Files.writeString(mode, "compatibility = SOME");
    assertThatThrownBy(() -> Contracts.in(folder.toString()))
        .hasMessageContaining("compatibility=SOME: give BACKWARD_ALL, FORWARD_ALL or FULL_ALL");
    Files.writeString(mode, "compatibility = FULL_ALL");
    Files.createDirectories(folder.resolve("a/avro"));
    Files.writeString(folder.resolve("a/avro/v2.avsc"), "{}");
    assertThatThrownBy(() -> Contracts.in(folder.toString()))
        .hasMessageContaining("but not v1.avsc; number them from v1.avsc without gaps");
  }
}
