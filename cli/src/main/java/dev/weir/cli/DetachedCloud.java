package dev.weir.cli;

import dev.weir.client.CommandFault;
import dev.weir.local.CloudState;
import dev.weir.local.process.PrivateFiles;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.ParseResult;

/** A local cloud in a separate process, which continues when the command that started it ends. */
final class DetachedCloud {

  private static final long POLL_MILLIS = 100;

  private final Path home;
  private final Path log;
  private final Process process;
  private long shown;

  private DetachedCloud(Path home, Path log, Process process) {
    this.home = home;
    this.log = log;
    this.process = process;
  }

  /**
   * Starts {@code weir up} with the same options, shows its output, and returns once the cloud is
   * up.
   */
  static void start(Path home, ParseResult parsed, PrintWriter out)
      throws IOException, InterruptedException {
    requireNoneRunning(home);
    var log = PrivateFiles.create(home.resolve(".weir").resolve("log").resolve("cloud.log"));
    var arguments = parsed.originalArgs().stream().filter(word -> !word.equals("--detach"));
    var process =
        new ProcessBuilder(command(arguments.toList()))
            .directory(home.toFile())
            .redirectInput(new File("/dev/null"))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    new DetachedCloud(home, log, process).awaitUp(out);
  }

  private static void requireNoneRunning(Path home) {
    var running = CloudState.read(home);
    if (running.isPresent()) {
      throw new CommandFault(
          "A local cloud is already running, process " + running.get().pid() + ".",
          "Use it, or stop it first: weir down.");
    }
  }

  private static List<String> command(List<String> arguments) {
    var java = ProcessHandle.current().info().command().orElse("java");
    var command = new ArrayList<String>();
    // Use a separate session, so that Ctrl-C in this terminal does not reach it.
    setsid().ifPresent(command::add);
    command.add(java);
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(arguments);
    return command;
  }

  private static Optional<String> setsid() {
    return Stream.of("/usr/bin/setsid", "/bin/setsid")
        .filter(path -> Files.isExecutable(Path.of(path)))
        .findFirst();
  }

  private void awaitUp(PrintWriter out) throws IOException, InterruptedException {
    var up = false;
    while (!up) {
      var alive = process.isAlive();
      up = CloudState.read(home).isPresent();
      show(out);
      if (!up && !alive) {
        throw new CommandFault("The local cloud did not start.", "See its log: " + log);
      }
      if (!up) {
        Thread.sleep(POLL_MILLIS);
      }
    }
    out.println("It runs in the background until weir down. Log: " + log);
    out.flush();
  }

  private void show(PrintWriter out) throws IOException {
    try (var file = new RandomAccessFile(log.toFile(), "r")) {
      file.seek(shown);
      var bytes = new byte[(int) (file.length() - shown)];
      file.readFully(bytes);
      shown += bytes.length;
      out.print(new String(bytes, StandardCharsets.UTF_8));
      out.flush();
    }
  }
}
