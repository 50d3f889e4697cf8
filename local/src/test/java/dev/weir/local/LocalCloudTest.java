package dev.weir.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.weir.local.emulators.Endpoints;
import dev.weir.local.emulators.Installation;
import dev.weir.local.emulators.LocalClients;
import dev.weir.local.fault.LocalFault;
import dev.weir.local.process.ListeningSockets;
import dev.weir.local.process.Loopback;
import dev.weir.local.sample.SampleAssembly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;

@Tag("cloud")
class LocalCloudTest {

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @TempDir private Path home;

  private final List<String> progress = new CopyOnWriteArrayList<>();
  private Path record;
  private StartOptions options;

  @BeforeEach
  void writeAssembly() throws IOException {
    record = home.resolve("record");
    options = optionsFor(home);
  }

  private static StartOptions optionsFor(Path home) throws IOException {
    return StartOptions.defaults()
        .withAssembly(SampleAssembly.write(home.resolve("assembly"), home.resolve("record")))
        .withInstallation(Path.of(System.getProperty("weir.home")));
  }

  @Test
  void runs_the_template_on_loopback_and_leaves_nothing_behind() throws Exception {
    CloudState state;
    try (var cloud = LocalCloud.start(home, options, progress::add)) {
      state = CloudState.read(home).orElseThrow();
      assertThat(state).isEqualTo(cloud.state());
      assertThat(progress).anyMatch(line -> line.startsWith("Up in "));

      a_record_on_each_stream_reaches_the_function(state);
      everything_listens_on_loopback_only(state);
      nobody_but_the_user_can_read_its_files();
      a_web_page_is_refused_on_every_port(state);
      the_control_endpoint_lists_functions_and_invokes_one(state);
      the_control_endpoint_reports_the_state_and_accepts_a_stop(cloud, state);
    }
    assertThat(CloudState.read(home)).isEmpty();
    assertThat(living(state)).isEmpty();
    assertThat(state.endpoints().values())
        .allMatch(endpoint -> Loopback.isFree(endpoint.getPort()));
  }

  private void a_record_on_each_stream_reaches_the_function(CloudState state) throws Exception {
    try (var clients = clients(state)) {
      for (var stream : List.of("StreamName", "SecondStreamName")) {
        clients
            .kinesis()
            .putRecord(
                r ->
                    r.streamName(state.outputs().get(stream))
                        .partitionKey("p")
                        .data(SdkBytes.fromUtf8String("hello by " + stream)));
        var data = Base64.getEncoder().encodeToString(("hello by " + stream).getBytes(UTF_8));
        await(() -> Files.exists(record) && Files.readString(record).contains(data));
      }
      assertThat(record).content(UTF_8).startsWith("sample-Table/sample-bucket {\"Records\":");
    }
  }

  private static void everything_listens_on_loopback_only(CloudState state) throws IOException {
    assumeTrue(ListeningSockets.canBeRead(), "needs /proc/net/tcp");
    for (long pid : pids(state)) {
      assertThat(ListeningSockets.of(pid)).allMatch(ListeningSockets::isLoopback);
    }
  }

  private static List<Long> pids(CloudState state) {
    var pids = new ArrayList<>(state.parts().stream().map(CloudState.CloudProcess::pid).toList());
    pids.add(state.pid());
    return pids;
  }

  private void nobody_but_the_user_can_read_its_files() throws IOException {
    try (var files = Files.walk(home.resolve(".weir"))) {
      assertThat(files.filter(Files::exists).map(LocalCloudTest::permissions))
          .isNotEmpty()
          .allMatch(permissions -> permissions.matches("rw[x-]------ .*"));
    }
  }

  private static String permissions(Path file) {
    try {
      return PosixFilePermissions.toString(Files.getPosixFilePermissions(file)) + " " + file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void a_web_page_is_refused_on_every_port(CloudState state) throws IOException {
    assumeTrue(ListeningSockets.canBeRead(), "needs /proc/net/tcp");
    var ports = new TreeSet<Integer>();
    for (var pid : pids(state)) {
      ListeningSockets.of(pid).forEach(socket -> ports.add(socket.port()));
    }
    // Three emulators, a gateway to each, control, page and an instance of the function.
    assertThat(ports).hasSizeGreaterThanOrEqualTo(9);
    for (var port : ports) {
      WebPage.ATTEMPTS.forEach(
          attempt ->
              assertThat(attempt.on(port))
                  .as("%s on port %d", attempt, port)
                  .matches("(?s)HTTP/1.1 (403|421) .*")
                  .doesNotContainIgnoringCase("Access-Control-Allow"));
    }
  }

  private static void the_control_endpoint_lists_functions_and_invokes_one(CloudState state)
      throws IOException {
    var functions = request("GET", state, "/functions");
    assertThat(functions).contains("\"timeoutSeconds\":");
    var arn = functions.replaceAll("(?s).*?\"arn\":\"([^\"]+)\".*", "$1");

    assertThat(request("POST", state, "/functions/" + arn + "/invocations"))
        .contains("\"requestId\":");
  }

  private static void the_control_endpoint_reports_the_state_and_accepts_a_stop(
      LocalCloud cloud, CloudState state) throws Exception {
    assertThat(request("GET", state, "/status"))
        .contains("\"eventSources\":[{\"stream\":", "\"shardId\":\"shardId-000000000001\"");
    assertThat(request("POST", state, "/stop")).isEmpty();
    cloud.awaitStop();
  }

  @Test
  void a_part_that_ends_on_its_own_is_named() throws Exception {
    try (var cloud = LocalCloud.start(home, options, progress::add)) {
      assertThat(cloud.fault()).isEmpty();
      var kinesis =
          cloud.state().parts().stream()
              .filter(part -> part.name().equals("kinesis-local"))
              .findFirst()
              .orElseThrow();

      ProcessHandle.of(kinesis.pid()).orElseThrow().destroyForcibly();

      assertThatThrownBy(cloud::awaitStop)
          .isInstanceOf(LocalFault.class)
          .hasMessageContaining("kinesis-local ended")
          .hasMessageContaining("is gone");
      assertThat(cloud.fault()).isPresent();
    }
    assertThat(EarlyEnd.read(home).orElseThrow().text())
        .contains(" because its part kinesis-local did.", "is gone");

    StateFolder.take(home).close();
    assertThat(EarlyEnd.read(home)).isEmpty();
  }

  @Test
  void a_second_one_in_the_same_home_is_refused_and_names_the_first() throws IOException {
    var folder = StateFolder.take(home);
    try (folder) {
      assertThatThrownBy(() -> LocalCloud.start(home, options, progress::add))
          .isInstanceOf(LocalFault.class)
          .hasMessageContaining("already");
    }
    assertThat(progress).isEmpty();
  }

  @Test
  void the_state_of_a_process_that_is_gone_or_another_now_is_not_believed() throws IOException {
    Files.createDirectories(home.resolve(".weir"));
    var mine = ProcessHandle.current().pid();
    state(mine, CloudState.startOfThisProcess()).write(home);
    assertThat(CloudState.read(home)).isPresent();

    state(mine, Instant.EPOCH).write(home);
    assertThat(CloudState.read(home)).isEmpty();
  }

  @Test
  void nothing_outlives_a_supervisor_that_is_killed_and_the_next_start_works() throws Exception {
    var supervisor = startSupervisor();
    await(() -> CloudState.read(home).isPresent() || !supervisor.isAlive());
    var state = CloudState.read(home).orElseThrow();
    assertThat(living(state)).hasSameSizeAs(state.parts());

    supervisor.destroyForcibly().waitFor();

    await(() -> living(state).isEmpty());
    assertThat(CloudState.read(home)).isEmpty();
    try (var folder = StateFolder.take(home)) {
      assertThat(home.resolve(".weir/cloud.json")).doesNotExist();
      assertThat(folder.workspace().temp()).isEmptyDirectory();
    }
  }

  private Process startSupervisor() throws IOException {
    return new ProcessBuilder(
            Installation.java().toString(),
            "-Dweir.home=" + System.getProperty("weir.home"),
            "-cp",
            System.getProperty("java.class.path"),
            Supervisor.class.getName(),
            home.toString())
        .redirectErrorStream(true)
        .redirectOutput(home.resolve("supervisor.log").toFile())
        .start();
  }

  /** The main class of a process that tests kill. */
  static final class Supervisor {

    private Supervisor() {}

    /** Starts the sample in a given home folder. */
    public static void main(String[] args) throws Exception {
      var home = Path.of(args[0]);
      try (var cloud = LocalCloud.start(home, optionsFor(home), _ -> {})) {
        cloud.awaitStop();
      }
    }
  }

  private static CloudState state(long pid, Instant startedAt) {
    return new CloudState(pid, startedAt, "us-east-1", Map.of(), Map.of(), List.of(), List.of());
  }

  private static List<CloudState.CloudProcess> living(CloudState state) {
    return state.parts().stream()
        .filter(part -> ProcessHandle.of(part.pid()).filter(ProcessHandle::isAlive).isPresent())
        .toList();
  }

  private static LocalClients clients(CloudState state) {
    var at = state.endpoints();
    return LocalClients.of(
        new Endpoints(at.get("dynamodb"), at.get("kinesis"), at.get("sns"), at.get("glue")),
        state.region());
  }

  private static String request(String method, CloudState state, String path) throws IOException {
    var address = state.endpoints().get("control").resolve(path);
    var connection = (HttpURLConnection) address.toURL().openConnection();
    connection.setRequestMethod(method);
    assertThat(connection.getResponseCode()).isBetween(200, 299);
    return new String(connection.getInputStream().readAllBytes(), UTF_8);
  }

  private static void await(Callable<Boolean> condition) throws Exception {
    var deadline = Instant.now().plus(PATIENCE);
    while (!condition.call()) {
      assertThat(Instant.now()).as("waited too long").isBefore(deadline);
      Thread.sleep(20);
    }
  }
}
