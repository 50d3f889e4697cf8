package dev.weir.local.emulators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.weir.local.fault.LocalFault;
import dev.weir.local.process.ListeningSockets;
import dev.weir.local.process.Loopback;
import dev.weir.local.process.Workspace;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("cloud")
class EmulatorsTest {

  private static final Installation INSTALLATION =
      new Installation(Path.of(System.getProperty("weir.home")));

  @TempDir private Path folder;

  private final List<String> progress = new CopyOnWriteArrayList<>();

  @Test
  void come_up_with_a_line_each_and_are_gone_when_closed() {
    var emulators = start(EmulatorPorts.FREE);
    var ports = emulators.running().stream().map(Emulators.RunningEmulator::port).toList();
    assertThat(progress).hasSize(3).allMatch(line -> line.contains("127.0.0.1:"));

    emulators.close();

    assertThat(ports).hasSize(3).allMatch(Loopback::isFree);
    assertThat(emulators.running()).noneMatch(running -> running.process().isAlive());
  }

  @Test
  void listen_on_loopback_only() throws IOException {
    assumeTrue(ListeningSockets.canBeRead(), "needs /proc/net/tcp");
    try (var emulators = start(EmulatorPorts.FREE)) {
      for (var running : emulators.running()) {
        assertThat(ListeningSockets.of(running.process().pid()))
            .as(running.name())
            .isNotEmpty()
            .allMatch(ListeningSockets::isLoopback)
            .anyMatch(socket -> socket.port() == running.port());
      }
    }
  }

  @Test
  void ctrl_c_does_not_end_them_before_their_turn() throws Exception {
    assumeTrue(ListeningSockets.canBeRead(), "needs signals");
    try (var emulators = start(EmulatorPorts.FREE)) {
      for (var running : emulators.running()) {
        var pid = String.valueOf(running.process().pid());
        assertThat(new ProcessBuilder("kill", "-INT", pid).start().waitFor()).isZero();
        assertThat(Loopback.http(running.port()).toURL().openConnection().getHeaderFields())
            .as(running.name())
            .isNotEmpty();
        assertThat(running.process().isAlive()).isTrue();
      }
    }
  }

  @Test
  void a_port_that_is_taken_is_named_before_anything_starts() throws IOException {
    try (var taken = new ServerSocket()) {
      taken.bind(Loopback.at(0));
      var ports = new EmulatorPorts(0, taken.getLocalPort(), 0, 0, 0);

      assertThatThrownBy(() -> start(ports))
          .isInstanceOf(LocalFault.class)
          .hasMessageContaining("Port " + taken.getLocalPort() + " is taken");
    }
  }

  @Test
  void a_checkout_without_its_npm_packages_says_how_to_get_them() throws IOException {
    var bare = Files.createDirectories(folder.resolve("checkout"));
    var jar = bare.resolve("local/dynamodb/target/weir-local-dynamodb.jar");
    Files.createDirectories(jar.getParent());
    Files.createFile(jar);

    assertThatThrownBy(
            () ->
                Emulators.start(
                    new Installation(bare),
                    new Workspace(folder),
                    EmulatorPorts.FREE,
                    "eu-west-1",
                    _ -> {}))
        .isInstanceOfSatisfying(
            LocalFault.class, fault -> assertThat(fault.remedy()).contains("weir fetch"));
  }

  private Emulators start(EmulatorPorts ports) {
    return Emulators.start(
        INSTALLATION, new Workspace(folder), ports, Endpoints.DEFAULT_REGION, progress::add);
  }
}
