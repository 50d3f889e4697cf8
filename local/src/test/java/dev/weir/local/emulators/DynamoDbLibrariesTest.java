package dev.weir.local.emulators;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.local.fault.LocalFault;
import dev.weir.local.process.Loopback;
import dev.weir.local.process.LoopbackServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DynamoDbLibrariesTest {

  private static final String DATABASE = "org/database/1/database-1.jar";
  private static final String HELPER = "org/helper/2/helper-2.so";
  private static final Map<String, String> CONTENTS =
      Map.of(DATABASE, "the database", HELPER, "a helper");

  @TempDir private Path home;
  private final List<String> progress = new CopyOnWriteArrayList<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private LoopbackServer repository;

  @BeforeEach
  void list_two_libraries_and_serve_them() throws Exception {
    Files.createDirectories(home.resolve("local/dynamodb"));
    list(line(DATABASE, "the database"), line(HELPER, "a helper"));
    repository =
        LoopbackServer.open(0)
            .serve(
                "/",
                exchange -> {
                  try (exchange) {
                    var path = exchange.getRequestURI().getPath().substring("/m2/".length());
                    asked.add(path);
                    var content = CONTENTS.getOrDefault(path, "");
                    LoopbackServer.answer(
                        exchange, content.isEmpty() ? 404 : 200, content.getBytes(UTF_8));
                  }
                })
            .start();
  }

  @AfterEach
  void stop() {
    repository.close();
  }

  @Test
  void all_are_fetched_and_kept() throws IOException {
    fetch();

    assertThat(library("database-1.jar")).hasContent("the database");
    assertThat(library("helper-2.so")).hasContent("a helper");
    assertThat(home.resolve("local/dynamodb/target/fetched")).exists();
    assertThat(progress).singleElement().asString().contains("127.0.0.1", "licence");
    assertThat(files()).containsExactlyInAnyOrder("database-1.jar", "helper-2.so");
  }

  @Test
  void present_files_are_not_fetched_again() {
    fetch();
    asked.clear();
    progress.clear();

    fetch();

    assertThat(asked).isEmpty();
    assertThat(progress).isEmpty();
  }

  @Test
  void a_damaged_file_is_fetched_again() throws IOException {
    fetch();
    Files.writeString(library("helper-2.so"), "half of");

    fetch();

    assertThat(library("helper-2.so")).hasContent("a helper");
  }

  @Test
  void another_file_than_the_listed_one_is_not_kept() throws Exception {
    list(line(DATABASE, "the database"), line(HELPER, "the tested bytes"));

    assertThatThrownBy(this::fetch)
        .isInstanceOf(LocalFault.class)
        .hasMessageContaining(HELPER)
        .hasMessageContaining("is not the file that was tested");
    assertThat(files()).doesNotContain("helper-2.so", "helper-2.so.part");
    assertThat(home.resolve("local/dynamodb/target/fetched")).doesNotExist();
  }

  @Test
  void a_repository_that_lacks_a_file_is_named_with_it() throws Exception {
    list(line("org/nowhere/1/nowhere-1.jar", "nothing"));

    assertThatThrownBy(this::fetch)
        .isInstanceOf(LocalFault.class)
        .hasMessageContaining("/m2/org/nowhere/1/nowhere-1.jar was answered with status 404");
  }

  @Test
  void a_machine_without_a_network_is_named_as_such() {
    var nobody = Loopback.http(Loopback.freePorts(1).getFirst()).resolve("/m2/");

    assertThatThrownBy(() -> DynamoDbLibraries.in(home).fetch(nobody, progress::add))
        .isInstanceOfSatisfying(
            LocalFault.class,
            fault -> {
              assertThat(fault).hasMessageContaining("127.0.0.1 can't be reached from here");
              assertThat(fault.remedy()).contains("weir fetch", "WEIR_MAVEN_REPOSITORY");
            });
  }

  @Test
  void a_list_with_anything_else_in_it_is_refused() throws Exception {
    list(line("../../elsewhere.jar", "x"));

    assertThatThrownBy(() -> DynamoDbLibraries.in(home))
        .isInstanceOf(LocalFault.class)
        .hasMessageContaining("libraries.sha256 has a line");
  }

  @Test
  void an_address_comes_from_the_environment_or_is_maven_central() {
    assertThat(MavenRepository.addressIn(Map.of())).hasHost("repo.maven.apache.org");
    assertThat(MavenRepository.addressIn(Map.of("WEIR_MAVEN_REPOSITORY", "https://mirror/m2")))
        .hasToString("https://mirror/m2/");
    for (var wrong : List.of("mirror", "file:///m2", "http://a b/")) {
      assertThatThrownBy(() -> MavenRepository.addressIn(Map.of("WEIR_MAVEN_REPOSITORY", wrong)))
          .isInstanceOf(LocalFault.class)
          .hasMessageContaining("WEIR_MAVEN_REPOSITORY is not an address: " + wrong);
    }
  }

  @Test
  void the_proxy_is_the_one_of_the_environment() {
    assertThat(MavenRepository.proxy(Map.of())).isEmpty();
    assertThat(MavenRepository.proxy(Map.of("https_proxy", "http://proxy:3128")).orElseThrow())
        .matches(proxy -> proxy.getHostString().equals("proxy") && proxy.getPort() == 3128);
    assertThat(MavenRepository.proxy(Map.of("HTTPS_PROXY", "proxy")).orElseThrow().getPort())
        .isEqualTo(80);
  }

  private void fetch() {
    DynamoDbLibraries.in(home).fetch(repository.address().resolve("/m2/"), progress::add);
  }

  private Path library(String name) {
    return home.resolve("local/dynamodb/target/lib").resolve(name);
  }

  private List<String> files() throws IOException {
    try (var files = Files.list(library("."))) {
      return files.map(file -> file.getFileName().toString()).collect(Collectors.toList());
    }
  }

  private void list(String... lines) throws IOException {
    Files.write(home.resolve("local/dynamodb/libraries.sha256"), List.of(lines));
  }

  private static String line(String path, String content) throws Exception {
    var hash = MessageDigest.getInstance("SHA-256").digest(content.getBytes(UTF_8));
    return HexFormat.of().formatHex(hash) + "  " + path;
  }
}
