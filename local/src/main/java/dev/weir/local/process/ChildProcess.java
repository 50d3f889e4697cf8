package dev.weir.local.process;

import dev.weir.local.fault.LocalFault;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A process that lives no longer than this one.
 *
 * <p>Its standard input is a pipe that nothing is ever written to. Every child of the local cloud
 * watches that pipe and ends with it: on {@link #close}, and also when this process is killed and
 * can't close anything any more.
 */
public final class ChildProcess implements AutoCloseable {

  /** Long enough to notice the closed pipe; then the process is killed. */
  private static final Duration GRACE = Duration.ofSeconds(2);

  private static final int LINES_SHOWN = 12;

  private final String name;
  private final Process process;
  private final Path log;
  private volatile boolean closing;

  private ChildProcess(String name, Process process, Path log) {
    this.name = name;
    this.process = process;
    this.log = log;
  }

  /**
   * Starts a process, its output and errors appended to the log.
   *
   * @throws LocalFault if the program can't be run
   */
  public static ChildProcess start(String name, ProcessBuilder builder, Path log) {
    try {
      PrivateFiles.create(log);
      builder.command(shielded(builder.command()));
      builder.redirectErrorStream(true);
      builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
      return new ChildProcess(name, builder.start(), log);
    } catch (IOException e) {
      throw new LocalFault(
          name + " can't be started: " + e.getMessage(),
          "Check that " + builder.command().getFirst() + " exists and may be executed.",
          e);
    }
  }

  /**
   * Ctrl-C reaches every process of the terminal. The children must not end by it but in their
   * turn, when this process closes them. What they write is for the user's eyes only.
   */
  private static List<String> shielded(List<String> command) {
    if (File.separatorChar == '\\') {
      return command;
    }
    var shielded =
        new ArrayList<>(List.of("/bin/sh", "-c", "umask 077; trap '' INT HUP; exec \"$0\" \"$@\""));
    shielded.addAll(command);
    return shielded;
  }

  /** What it is called in messages. */
  public String name() {
    return name;
  }

  /** The process id. */
  public long pid() {
    return process.pid();
  }

  /** Whether it is still running. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** Waits until it has ended on its own. */
  public void awaitEnd() throws InterruptedException {
    process.waitFor();
  }

  /** The exit code; only once it has ended. */
  public int exitCode() {
    return process.exitValue();
  }

  /** Runs the action when the process ends on its own, but not when it is closed. */
  public void onUnexpectedEnd(Runnable action) {
    Thread.ofVirtual()
        .name("end of " + name)
        .start(
            () -> {
              awaitEndUninterruptibly();
              if (!closing) {
                action.run();
              }
            });
  }

  /** Adds a line to its log, between its own. */
  public void appendToLog(String line) {
    try {
      Files.writeString(log, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("The log of " + name + " can't be written " + log, e);
    }
  }

  /** The last lines of its log, for an error message. */
  public String lastLines() {
    try {
      var lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8).lines().toList();
      var last = lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size());
      return String.join(System.lineSeparator(), last);
    } catch (IOException e) {
      return "(its log " + log + " can't be read: " + e.getMessage() + ")";
    }
  }

  /** A fault that says that the process ended though it should not have. */
  public LocalFault ended() {
    return new LocalFault(
        name + " ended with exit code " + exitCode() + ". Its last lines:\n" + lastLines(),
        "The whole log is " + log + ".");
  }

  /** Kills it at once, as a timeout does, and waits until it is gone. */
  public void kill() {
    closing = true;
    destroy();
    awaitEndUninterruptibly();
  }

  /** With what it has started itself: the JVM that writes a cache of classes starts another. */
  private void destroy() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  /** Lets it end by closing its standard input, kills it after a moment, and waits for its end. */
  @Override
  public void close() {
    closing = true;
    closeInput();
    if (!endsInTime()) {
      destroy();
    }
    awaitEndUninterruptibly();
  }

  /** Lets it end without waiting: several are closed sooner when all have been reported first. */
  public void closeSoon() {
    closing = true;
    closeInput();
  }

  private void closeInput() {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      throw new UncheckedIOException("The pipe to " + name + " can't be closed", e);
    }
  }

  /** Waits for its end, this long at most; whether it has ended. */
  public boolean endsWithin(Duration time) throws InterruptedException {
    return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
  }

  private boolean endsInTime() {
    try {
      return endsWithin(GRACE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void awaitEndUninterruptibly() {
    // A killed process ends promptly, so that waiting through an interrupt takes no time.
    boolean interrupted = false;
    while (process.isAlive()) {
      try {
        process.waitFor();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public String toString() {
    return List.of(name, pid()).toString();
  }
}
