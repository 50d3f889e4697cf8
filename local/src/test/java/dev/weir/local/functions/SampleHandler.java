package dev.weir.local.functions;

import com.amazonaws.services.lambda.crac.Core;
import com.amazonaws.services.lambda.crac.Resource;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** A function that follows the instructions in its event. */
public final class SampleHandler implements RequestStreamHandler {

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    var event = new String(input.readAllBytes(), StandardCharsets.UTF_8);
    var words = event.replace("\"", "").split(" ", -1);
    var answer =
        switch (words[0]) {
          case "echo" -> words[1];
          case "environment" -> String.valueOf(System.getenv(words[1]));
          case "context" -> context.getFunctionName() + " " + context.getMemoryLimitInMB();
          case "pid" -> String.valueOf(ProcessHandle.current().pid());
          case "fail" -> throw new IllegalStateException("asked \"to\"\n fail");
          case "halt" -> halt();
          case "large" -> "x".repeat(Integer.parseInt(words[1]));
          case "temp" -> temp();
          case "allocate" -> allocate(Integer.parseInt(words[1]));
          case "hang" -> hang();
          default -> throw new IllegalArgumentException(event);
        };
    output.write(('"' + answer + '"').getBytes(StandardCharsets.UTF_8));
  }

  private static String temp() throws IOException {
    var folder = System.getProperty("java.io.tmpdir");
    Files.writeString(Path.of(folder, "file"), "x");
    return folder;
  }

  /** Off the heap, and touched: the system counts pages that were written. */
  private static String allocate(int megabytes) {
    var blocks = new ArrayList<MemorySegment>();
    for (var i = 0; i < megabytes; i++) {
      blocks.add(Arena.global().allocate(1 << 20).fill((byte) 1));
    }
    LockSupport.parkNanos(2_000_000_000L);
    return String.valueOf(blocks.size());
  }

  private static String halt() {
    Runtime.getRuntime().halt(3);
    return "";
  }

  private static String hang() {
    while (true) {
      Thread.onSpinWait();
    }
  }

  /**
   * A function that starts only while the file {@code closed} is not in the folder that its
   * environment names, and answers with its process id once the file {@code done} is there.
   */
  public static final class Gated implements RequestStreamHandler {

    private final Path gate = Path.of(System.getenv("GATE"));

    /** Waits. */
    public Gated() {
      while (Files.exists(gate.resolve("closed"))) {
        LockSupport.parkNanos(1_000_000);
      }
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context)
        throws IOException {
      while (!Files.exists(gate.resolve("done"))) {
        LockSupport.parkNanos(1_000_000);
      }
      var pid = ProcessHandle.current().pid();
      output.write(String.valueOf(pid).getBytes(StandardCharsets.UTF_8));
    }
  }

  /** A function that answers with the history of its hooks. */
  public static final class Snapped implements RequestStreamHandler, Resource {

    private final List<String> happened = new ArrayList<>(List.of("made"));

    /** Registers its hooks. */
    @SuppressWarnings("this-escape") // nothing accesses it before its construction ends
    public Snapped() {
      Core.getGlobalContext().register(this);
    }

    @Override
    public void beforeCheckpoint(com.amazonaws.services.lambda.crac.Context<?> context) {
      happened.add("frozen");
    }

    @Override
    public void afterRestore(com.amazonaws.services.lambda.crac.Context<?> context) {
      happened.add("restored");
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context)
        throws IOException {
      happened.add(System.getenv("AWS_LAMBDA_INITIALIZATION_TYPE"));
      output.write(String.join(" ", happened).getBytes(StandardCharsets.UTF_8));
    }
  }

  /** A function whose hook fails. */
  public static final class Unfrozen implements RequestStreamHandler, Resource {

    /** Registers its hooks. */
    @SuppressWarnings("this-escape") // nothing accesses it before its construction ends
    public Unfrozen() {
      Core.getGlobalContext().register(this);
    }

    @Override
    public void beforeCheckpoint(com.amazonaws.services.lambda.crac.Context<?> context) {
      throw new IllegalStateException("not to be frozen");
    }

    @Override
    public void afterRestore(com.amazonaws.services.lambda.crac.Context<?> context) {
      throw new AssertionError("never frozen");
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) {
      throw new AssertionError("never frozen");
    }
  }

  /** A function whose constructor fails. */
  public static final class Broken implements RequestStreamHandler {

    /** Fails. */
    public Broken() {
      throw new IllegalStateException("SETTING is missing");
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) {
      throw new AssertionError("never made");
    }
  }
}
