package dev.weir.local.synthesis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.local.fault.LocalFault;
import dev.weir.local.process.ChildProcess;
import dev.weir.local.process.Disk;
import dev.weir.local.process.PrivateFiles;
import dev.weir.local.process.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Synthesises the stacks: runs the {@code app} of cdk.json with the environment that the CDK CLI
 * provides. The result is kept and reused while its inputs have not changed.
 */
public final class Synthesis {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String REMEDY = "Fix what it names; `npx cdk synth` shows the same in full.";

  private final Path home;
  private final Path output;
  private final Path keptKey;
  private final Path log;

  /**
   * Synthesises the app of a home folder.
   *
   * @param home where cdk.json is
   * @param folder where the result and its log are kept
   */
  public Synthesis(Path home, Path folder) {
    this.home = home.toAbsolutePath();
    this.output = folder.toAbsolutePath().resolve("cdk.out");
    this.keptKey = folder.resolve("cdk.out.key");
    this.log = folder.resolve("log").resolve("synth.log");
  }

  /**
   * The result.
   *
   * @param assembly the cloud assembly
   * @param reused whether it is an earlier one
   */
  public record SynthesisResult(Path assembly, boolean reused) {}

  /**
   * Returns the cloud assembly, running the app only if necessary.
   *
   * @param overrides context values that override cdk.json's
   * @param fresh whether the app is run in any case
   * @throws LocalFault if there is no app, or it fails; with the last lines of its output
   */
  public SynthesisResult assembly(Map<String, String> overrides, boolean fresh) {
    var cdk = cdkJson();
    var context = context(cdk, overrides);
    var key = InputHash.of(home, context.toString());
    if (!fresh && key.equals(read(keptKey)) && Files.exists(output.resolve("manifest.json"))) {
      return new SynthesisResult(output, true);
    }
    forget();
    run(cdk.path("app").asText(), context);
    write(keptKey, key);
    return new SynthesisResult(output, false);
  }

  private JsonNode cdkJson() {
    var file = home.resolve("cdk.json");
    try {
      var cdk = JSON.readTree(file.toFile());
      if (cdk.path("app").asText().isEmpty()) {
        throw new LocalFault(file + " names no app.", "Name the CDK app's command under \"app\".");
      }
      return cdk;
    } catch (IOException e) {
      throw new LocalFault(
          file + " can't be read: " + e.getMessage(), "Run this in Weir's checkout.", e);
    }
  }

  private static ObjectNode context(JsonNode cdk, Map<String, String> overrides) {
    var context = JSON.createObjectNode();
    if (cdk.path("context") instanceof ObjectNode given) {
      context.setAll(given);
    }
    overrides.forEach(context::put);
    return context;
  }

  private void run(String app, ObjectNode context) {
    var builder = new ProcessBuilder("/bin/sh", "-c", "exec " + app);
    builder.directory(home.toFile());
    builder.environment().put("CDK_OUTDIR", output.toString());
    builder.environment().put("CDK_CONTEXT_JSON", context.toString());
    // The CDK's checks of templates take seconds to compile in each process. `cdk synth` and
    // `cdk deploy` still make them, and so does the build; provisioning here refuses for itself
    // what
    // AWS would refuse.
    builder.environment().putIfAbsent("CDK_VALIDATION", "false");
    var process = ChildProcess.start("The CDK app", builder, log);
    try {
      process.awaitEnd();
    } catch (InterruptedException e) {
      process.kill();
      Thread.currentThread().interrupt();
      throw new LocalFault("Interrupted while the stack was synthesised.", "Start again.", e);
    }
    if (process.exitCode() != 0) {
      throw new LocalFault(
          "The stack can't be synthesised. The CDK app's last lines:\n" + process.lastLines(),
          REMEDY);
    }
  }

  /** The files of an earlier run would mix with the new ones. */
  private void forget() {
    try {
      Files.deleteIfExists(keptKey);
      Files.deleteIfExists(log);
      if (Files.exists(output)) {
        Workspace.deleteBelow(output);
      }
    } catch (IOException e) {
      throw Disk.cannotWrite(output, e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      throw Disk.cannotRead(file, e);
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(PrivateFiles.create(file), text);
    } catch (IOException e) {
      throw Disk.cannotWrite(file, e);
    }
  }
}
