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
 * A process that never outlives this one.
 *
 * <p>Its standard input is a pipe to which nothing is ever written. Every child of the local cloud
 * watches that pipe and ends with it: on {@link #close}, and also when this process is killed and
 * cannot close anything any more.
 */
public final class ChildProcess implements AutoCloseable {

  /** Long enough for the process to notice the closed pipe; then it is killed. */
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
   * Starts a process, with its output and errors appended to the log.
   *
   * @throws LocalFault if the program cannot be run
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
   * Ctrl-C reaches every process of the terminal. The children must ignore it and end in order,
   * when this process closes them. Their files are readable by the user only.
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

  /** Returns its name in messages. */
  public String name() {
    return name;
  }

  /** Returns the process id. */
  public long pid() {
    return process.pid();
  }

  /** Returns whether it is still running. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** Waits until it has ended by itself. */
  public void awaitEnd() throws InterruptedException {
    process.waitFor();
  }

  /** Returns the exit code; valid only once it has ended. */
  public int exitCode() {
    return process.exitValue();
  }

  /** Runs the action when the process ends by itself, but not when it is closed. */
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

  /** Appends a line to its log. */
  public void appendToLog(String line) {
    try {
      Files.writeString(log, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("The log of " + name + " can't be written " + log, e);
    }
  }

  /** Returns the last lines of its log, for an error message. */
  public String lastLines() {
    try {
      var lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8).lines().toList();
      var last = lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size());
      return String.join(System.lineSeparator(), last);
    } catch (IOException e) {
      return "(its log " + log + " can't be read: " + e.getMessage() + ")";
    }
  }

  /** Returns a fault that reports the unexpected end of the process. */
  public LocalFault ended() {
    return new LocalFault(
        name + " ended with exit code " + exitCode() + ". Its last lines:\n" + lastLines(),
        "The whole log is " + log + ".");
  }

  /** Kills it at once, as after a timeout, and waits until it is gone. */
  public void kill() {
    closing = true;
    destroy();
    awaitEndUninterruptibly();
  }

  /** Includes its own children: the JVM that writes a class cache starts another. */
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

  /**
   * Closes its standard input without waiting: several processes close sooner if all are notified
   * first.
   */
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

  /** Waits for its end for a limited time; returns whether it has ended. */
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
