package dev.weir.local.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.weir.local.emulators.Endpoints;
import dev.weir.local.eventsource.InvocationResult;
import dev.weir.local.fault.LocalFault;
import dev.weir.local.process.Workspace;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("cloud")
class HostedFunctionTest {

  private static final URI NOWHERE = URI.create("http://127.0.0.1:9");
  private static final String HANDLER = SampleHandler.class.getName() + "::handleRequest";

  @TempDir private Path folder;

  private final List<HostedFunction> hosted = new ArrayList<>();
  private boolean snapStart;
  private volatile Duration answerDelay = Duration.ZERO;
  private InvocationListener listener = InvocationListener.NONE;

  @AfterEach
  void close() {
    hosted.forEach(HostedFunction::close);
  }

  @ParameterizedTest
  @EnumSource
  void an_event_is_answered(Launcher.RuntimeKind runtime) {
    var function = host(runtime, HANDLER, 1);

    assertThat(answer(function, "echo héllo")).isEqualTo("héllo");
    assertThat(answer(function, "environment COLOUR")).isEqualTo("blue");
    assertThat(answer(function, "environment AWS_ENDPOINT_URL_KINESIS")).contains("127.0.0.1");
    assertThat(answer(function, "environment HOME")).isEqualTo("null");
    assertThat(answer(function, "context")).isEqualTo("sample 256");
  }

  @ParameterizedTest
  @EnumSource
  void an_exception_of_the_handler_fails_its_event_only(Launcher.RuntimeKind runtime) {
    var function = host(runtime, HANDLER, 1);
    var before = answer(function, "pid");

    assertThat(invoke(function, "fail"))
        .isInstanceOfSatisfying(
            InvocationResult.FunctionFailed.class,
            failed -> {
              assertThat(failed.errorType()).isEqualTo("java.lang.IllegalStateException");
              assertThat(failed.message()).isEqualTo("asked \"to\"\n fail");
            });
    assertThat(answer(function, "pid")).isEqualTo(before);
  }

  @ParameterizedTest
  @EnumSource
  void a_crash_fails_its_event_and_the_next_gets_a_new_jvm(Launcher.RuntimeKind runtime) {
    var function = host(runtime, HANDLER, 1);
    var before = answer(function, "pid");

    assertThat(invoke(function, "halt")).isInstanceOf(InvocationResult.Crashed.class);
    assertThat(answer(function, "pid")).isNotEqualTo(before);
  }

  @Test
  void an_idle_jvm_that_was_killed_is_replaced_without_a_failure() {
    var function = host(Launcher.RuntimeKind.OWN, HANDLER, 1);
    var before = answer(function, "pid");
    var process = ProcessHandle.of(Long.parseLong(before)).orElseThrow();

    process.destroyForcibly();
    process.onExit().join();

    assertThat(answer(function, "pid")).isNotEqualTo(before);
  }

  @Test
  void an_event_that_takes_too_long_times_out_and_its_jvm_is_killed() {
    var function = host(settings(HANDLER, Duration.ofSeconds(1), OptionalInt.empty()), 1);
    var before = Long.parseLong(answer(function, "pid"));

    assertThat(invoke(function, "hang")).isInstanceOf(InvocationResult.TimedOut.class);
    assertThat(ProcessHandle.of(before).filter(ProcessHandle::isAlive)).isEmpty();
    assertThat(answer(function, "echo again")).isEqualTo("again");
  }

  @ParameterizedTest
  @EnumSource
  void a_function_whose_constructor_fails_says_so(Launcher.RuntimeKind runtime) {
    var broken = SampleHandler.Broken.class.getName() + "::handleRequest";

    assertThat(invoke(host(runtime, broken, 1), "echo x"))
        .isInstanceOfSatisfying(
            InvocationResult.FunctionFailed.class,
            failed -> assertThat(failed.message()).contains("SETTING is missing"));
    assertThatThrownBy(() -> host(runtime, broken, 1).warmUp())
        .isInstanceOf(LocalFault.class)
        .hasMessageContaining("sample does not start")
        .hasMessageContaining("SETTING is missing");
  }

  @ParameterizedTest
  @EnumSource
  void a_handler_that_is_not_there_fails_the_start(Launcher.RuntimeKind runtime) {
    assertThatThrownBy(() -> host(runtime, "no.such.Handler::handleRequest", 1).warmUp())
        .isInstanceOf(LocalFault.class)
        .hasMessageContaining("no.such.Handler");
  }

  @Test
  void events_wait_for_an_instance_instead_of_being_refused() throws Exception {
    var function = host(Launcher.RuntimeKind.OWN, HANDLER, 2);
    var pids = new HashSet<String>();
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<String> call = () -> answer(function, "pid");
      for (var answer : callers.invokeAll(List.of(call, call, call, call, call))) {
        pids.add(answer.get());
      }
    }
    assertThat(pids).hasSizeBetween(1, 2);
  }

  @Test
  void an_event_does_not_wait_for_a_new_instance_where_another_is_free_sooner() throws Exception {
    var gated = SampleHandler.Gated.class.getName() + "::handleRequest";
    var function = host(settings(gated, Duration.ofSeconds(30), OptionalInt.empty()), 2);
    function.warmUp();
    var warm = function.pids().getFirst().toString();
    Files.createFile(folder.resolve("closed"));
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      var first = callers.submit(() -> answer(function, "x"));
      var second = callers.submit(() -> answer(function, "x"));
      while (function.pids().size() < 2) {
        LockSupport.parkNanos(1_000_000);
      }

      Files.createFile(folder.resolve("done"));

      assertThat(first.get()).isEqualTo(warm);
      assertThat(second.get()).isEqualTo(warm);
    }
  }

  @Test
  void reserved_concurrency_is_the_cap_and_zero_throttles() {
    var none = settings(HANDLER, Duration.ofSeconds(3), OptionalInt.of(0));

    assertThat(invoke(host(none, 2), "echo x")).isInstanceOf(InvocationResult.Throttled.class);
  }

  @Test
  void an_event_above_the_reserved_concurrency_is_throttled() throws Exception {
    Files.createFile(folder.resolve("closed"));
    var gated = SampleHandler.Gated.class.getName() + "::handleRequest";
    var function = host(settings(gated, Duration.ofSeconds(60), OptionalInt.of(1)), 2);
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      var first = callers.submit(() -> invoke(function, "x"));
      while (function.pids().isEmpty()) {
        Thread.onSpinWait();
      }
      assertThat(invoke(function, "x")).isInstanceOf(InvocationResult.Throttled.class);
      Files.createFile(folder.resolve("done"));
      Files.delete(folder.resolve("closed"));
      assertThat(first.get()).isInstanceOf(InvocationResult.Returned.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void hooks_of_snap_start_run_before_the_first_event_of_an_instance(Launcher.RuntimeKind runtime) {
    snapStart = true;
    var handler = SampleHandler.Snapped.class.getName() + "::handleRequest";

    var restored = runtime == Launcher.RuntimeKind.AWS ? " restored" : "";
    assertThat(answer(host(runtime, handler, 1), "x"))
        .isEqualTo("made frozen" + restored + " snap-start");
  }

  @ParameterizedTest
  @EnumSource
  void without_snap_start_no_hook_runs(Launcher.RuntimeKind runtime) {
    var handler = SampleHandler.Snapped.class.getName() + "::handleRequest";

    assertThat(answer(host(runtime, handler, 1), "x")).isEqualTo("made on-demand");
  }

  @ParameterizedTest
  @EnumSource
  void a_hook_that_fails_fails_the_start(Launcher.RuntimeKind runtime) {
    snapStart = true;
    var handler = SampleHandler.Unfrozen.class.getName() + "::handleRequest";

    assertThatThrownBy(() -> host(runtime, handler, 1).warmUp())
        .isInstanceOf(LocalFault.class)
        .hasMessageContaining("sample does not start");
  }

  @ParameterizedTest
  @EnumSource
  void an_answer_above_six_megabytes_fails_its_event_only(Launcher.RuntimeKind runtime) {
    var function = host(runtime, HANDLER, 1);
    assertThat(invoke(function, "large 6291400")).isInstanceOf(InvocationResult.Returned.class);
    assertThat(invoke(function, "large 6291600"))
        .isInstanceOfSatisfying(
            InvocationResult.FunctionFailed.class,
            failed -> assertThat(failed.errorType()).isEqualTo("Function.ResponseSizeTooLarge"));
    assertThat(answer(function, "echo x")).isEqualTo("x");
  }

  @Test
  void each_instance_has_a_folder_of_its_own_that_goes_with_it() {
    var function = host(Launcher.RuntimeKind.OWN, HANDLER, 1);
    var first = Path.of(answer(function, "temp"));
    assertThat(first).isNotEmptyDirectory();
    assertThat(answer(function, "temp")).isEqualTo(first.toString());
    invoke(function, "halt");
    var second = Path.of(answer(function, "temp"));
    assertThat(second).isNotEqualTo(first);
    assertThat(first)
        .satisfiesAnyOf(
            gone -> assertThat(gone).doesNotExist(), gone -> assertThat(gone).isEmptyDirectory());
  }

  @Test
  void memory_beyond_the_configured_size_kills_the_process_off_heap_too() {
    assumeTrue(Files.exists(Path.of("/proc/self/status")), "needs /proc");
    var function = host(Launcher.RuntimeKind.OWN, HANDLER, 1);
    assertThat(invoke(function, "allocate 360"))
        .isInstanceOfSatisfying(
            InvocationResult.Crashed.class,
            crashed -> assertThat(crashed.message()).contains("of 256 MB used"));
    assertThat(answer(function, "echo x")).isEqualTo("x");
  }

  @Test
  void an_invocation_is_reported_in_the_log_as_lambda_does() throws IOException {
    var function = host(Launcher.RuntimeKind.OWN, HANDLER, 1);
    answer(function, "echo x");
    assertThat(new Workspace(folder).logs().resolve("sample.log"))
        .content(StandardCharsets.UTF_8)
        .containsPattern(
            "REPORT RequestId: [0-9a-f-]{36}\tDuration: [0-9.]+ ms\tBilled Duration: [0-9]+ ms\t"
                + "Memory Size: 256 MB\tMax Memory Used: [0-9]+ MB\n");
  }

  @Test
  void the_template_says_what_lambda_writes() {
    assertThat(PlatformLog.of("", "")).isEqualTo(PlatformLog.TEXT);
    assertThat(PlatformLog.of("JSON", "INFO")).isEqualTo(PlatformLog.JSON);
    assertThat(PlatformLog.of("JSON", "WARN")).isEqualTo(PlatformLog.NONE);
    var report =
        PlatformLog.JSON.report("id", Duration.ofNanos(12_340_000), 256, 99, Instant.EPOCH);
    assertThat(report)
        .hasValueSatisfying(
            line ->
                assertThat(line)
                    .contains("\"type\":\"platform.report\"", "\"billedDurationMs\":13"));
  }

  @Test
  void the_environment_is_lambda_s() {
    var function = host(Launcher.RuntimeKind.OWN, HANDLER, 1);
    assertThat(answer(function, "environment AWS_EXECUTION_ENV")).isEqualTo("AWS_Lambda_java25");
    assertThat(answer(function, "environment AWS_ACCESS_KEY_ID")).startsWith("ASIA").hasSize(20);
    assertThat(answer(function, "environment AWS_SESSION_TOKEN")).isNotEqualTo("null");
  }

  @Test
  void an_answer_is_kept_back_as_long_as_is_asked_for() {
    var function = host(Launcher.RuntimeKind.OWN, HANDLER, 1);
    assertThat(answer(function, "echo x")).isEqualTo("x");
    answerDelay = Duration.ofMillis(300);
    var begun = System.nanoTime();

    assertThat(answer(function, "echo y")).isEqualTo("y");

    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(answerDelay);
  }

  @Test
  void an_answer_that_is_kept_back_beyond_the_functions_time_is_a_timeout() {
    var function = host(settings(HANDLER, Duration.ofSeconds(2), OptionalInt.empty()), 1);
    answerDelay = Duration.ofSeconds(30);

    assertThat(invoke(function, "echo x")).isInstanceOf(InvocationResult.TimedOut.class);
  }

  @Test
  void new_code_runs_from_the_next_event_on_and_the_old_process_is_gone() throws IOException {
    var function = host(Launcher.RuntimeKind.OWN, HANDLER, 1);
    var before = answer(function, "pid");
    var code = Files.createDirectory(folder.resolve("code"));
    copyOwnClasses(code);

    function.reload(code);

    assertThat(answer(function, "environment LAMBDA_TASK_ROOT")).isEqualTo(code.toString());
    assertThat(ProcessHandle.of(Long.parseLong(before)).filter(ProcessHandle::isAlive)).isEmpty();
  }

  @Test
  void an_event_under_way_ends_in_the_code_that_it_began_in() throws Exception {
    var gated = SampleHandler.Gated.class.getName() + "::handleRequest";
    var begun = new CountDownLatch(1);
    listener = whenBegun(begun);
    var function = host(settings(gated, Duration.ofSeconds(60), OptionalInt.empty()), 1);
    var code = Files.createDirectory(folder.resolve("code"));
    copyOwnClasses(code);
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      var first = callers.submit(() -> answer(function, "x"));
      begun.await();
      var old = function.pids().getFirst();

      function.reload(code);
      Files.createFile(folder.resolve("done"));

      assertThat(first.get()).isEqualTo(old.toString());
      assertThat(answer(function, "x")).isNotEqualTo(old.toString());
    }
  }

  @Test
  void a_debugger_attaches_to_the_only_instance_and_has_time() throws IOException {
    var port = freePort();
    var settings = settings(HANDLER, Duration.ofSeconds(1), OptionalInt.empty());
    var function = host(settings.debuggedAt(port), 5);
    answer(function, "echo x");

    assertThat(function.settings().timeout()).isGreaterThan(Duration.ofHours(1));
    assertThat(function.pids()).hasSize(1);
    try (var debugger = new Socket(InetAddress.getLoopbackAddress(), port)) {
      var hello = "JDWP-Handshake".getBytes(StandardCharsets.US_ASCII);
      debugger.getOutputStream().write(hello);
      assertThat(debugger.getInputStream().readNBytes(hello.length)).isEqualTo(hello);
    }
  }

  private static InvocationListener whenBegun(CountDownLatch begun) {
    return new InvocationListener() {
      @Override
      public void began(FunctionSettings function, int busy) {
        begun.countDown();
      }

      @Override
      public void ended(FunctionSettings function, InvocationResult result, Duration took) {}

      @Override
      public void throttled(FunctionSettings function) {}
    };
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void copyOwnClasses(Path code) throws IOException {
    try (var files = Files.walk(ownClasses())) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        var copy = code.resolve(ownClasses().relativize(file));
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
  }

  @Test
  void nothing_is_left_when_it_is_closed() {
    var function = host(Launcher.RuntimeKind.OWN, HANDLER, 1);
    var pid = Long.parseLong(answer(function, "pid"));
    assertThat(function.pids()).containsExactly(pid);

    function.close();

    assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
    assertThat(function.pids()).isEmpty();
  }

  private HostedFunction host(Launcher.RuntimeKind runtime, String handler, int most) {
    var settings = settings(handler, Duration.ofSeconds(30), OptionalInt.empty());
    var launcher = launcher();
    if (runtime == Launcher.RuntimeKind.OWN) {
      return host(settings, launcher.withOwnLoop(), most);
    }
    assumeTrue(NativeClient.unpack(folder).isPresent(), "AWS's client has no library here");
    return host(settings, launcher, most);
  }

  @Test
  void events_that_wait_for_an_instance_are_not_executions() throws Exception {
    var began = new CopyOnWriteArrayList<Integer>();
    var ended = new CopyOnWriteArrayList<Duration>();
    listener =
        new InvocationListener() {
          @Override
          public void began(FunctionSettings function, int busy) {
            began.add(busy);
          }

          @Override
          public void ended(FunctionSettings function, InvocationResult result, Duration took) {
            ended.add(took);
          }

          @Override
          public void throttled(FunctionSettings function) {
            throw new AssertionError("nothing is throttled");
          }
        };
    var function = host(Launcher.RuntimeKind.OWN, HANDLER, 1);
    var begun = System.nanoTime();
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var i = 0; i < 5; i++) {
        callers.execute(() -> answer(function, "echo x"));
      }
    }
    var all = Duration.ofNanos(System.nanoTime() - begun);
    assertThat(began).containsExactly(1, 1, 1, 1, 1);
    assertThat(ended).hasSize(5);
    // One after the other: together they take no longer than the complete run.
    assertThat(ended.stream().reduce(Duration.ZERO, Duration::plus)).isLessThanOrEqualTo(all);
  }

  private HostedFunction host(FunctionSettings settings, int most) {
    return host(settings, launcher(), most);
  }

  private HostedFunction host(FunctionSettings settings, Launcher launcher, int most) {
    var function =
        new HostedFunction(settings, launcher, most, () -> {}, _ -> answerDelay, listener);
    hosted.add(function);
    return function;
  }

  private Launcher launcher() {
    return Launcher.of(
        _ -> new Endpoints(NOWHERE, NOWHERE, NOWHERE, NOWHERE), new Workspace(folder));
  }

  private FunctionSettings settings(String handler, Duration timeout, OptionalInt reserved) {
    return new FunctionSettings(
        "sample",
        "arn:aws:lambda:eu-west-1:000000000000:function:sample",
        "arn:aws:iam::000000000000:role/sample",
        "java25",
        handler,
        256,
        timeout,
        Map.of("COLOUR", "blue", "GATE", folder.toString()),
        ownClasses(),
        PlatformLog.TEXT,
        reserved,
        snapStart,
        OptionalInt.empty());
  }

  private static Path ownClasses() {
    var source = HostedFunctionTest.class.getProtectionDomain().getCodeSource();
    return Path.of(URI.create(source.getLocation().toString()));
  }

  private static InvocationResult invoke(HostedFunction function, String event) {
    return function.invoke(('"' + event + '"').getBytes(StandardCharsets.UTF_8));
  }

  private static String answer(HostedFunction function, String event) {
    return switch (invoke(function, event)) {
      case InvocationResult.Returned returned ->
          new String(returned.payload(), StandardCharsets.UTF_8).replace("\"", "");
      case InvocationResult other -> throw new AssertionError(other.toString());
    };
  }
}
