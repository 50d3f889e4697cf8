package dev.weir.gate;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The tool {@code buf}, which npm installs as a native binary. It works without a network; one run
 * takes some tenths of a second.
 */
public final class Buf {

  // WIRE would allow two texts to be swapped; FILE never allows a field to be removed.
  private static final String CONFIG =
      "{\"version\":\"v2\",\"breaking\":{\"use\":[\"WIRE_JSON\"]}}";
  private static final JsonFactory JSON = new JsonFactory();

  private final Path binary;

  private Buf(Path binary) {
    this.binary = binary;
  }

  /**
   * Finds the binary.
   *
   * @param home the folder with {@code node_modules}
   * @throws InvalidContractException if it is not installed
   */
  public static Buf in(Path home) {
    var platform = system() + "-" + processor();
    var name = platform.startsWith("win32") ? "buf.exe" : "buf";
    var binary = home.resolve("node_modules/@bufbuild/buf-" + platform + "/bin/" + name);
    if (!Files.isRegularFile(binary)) {
      throw new InvalidContractException(
          "buf, which compares Protobuf files, is not at %s; run npm ci in %s"
              .formatted(binary, home));
    }
    return new Buf(binary);
  }

  private static String system() {
    var name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    return name.startsWith("mac") ? "darwin" : name.startsWith("win") ? "win32" : "linux";
  }

  private static String processor() {
    var is64Arm = System.getProperty("os.arch").equals("aarch64");
    return !is64Arm ? "x64" : system().equals("linux") ? "aarch64" : "arm64";
  }

  Path binary() {
    return binary;
  }

  /** A finding: file, line and message from buf. */
  record BufProblem(String file, String rule, String message) {}

  /**
   * Returns changes that break users of the earlier files.
   *
   * @throws InvalidContractException if buf can't be run
   */
  List<BufProblem> breaking(Path files, Path earlier) {
    var command =
        List.of(
            binary.toString(),
            "breaking",
            files.toAbsolutePath().toString(),
            "--against",
            earlier.toAbsolutePath().toString(),
            "--config",
            CONFIG,
            "--error-format",
            "json");
    try {
      var process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      process.waitFor();
      var findings = new ArrayList<BufProblem>();
      for (var line : output.lines().toList()) {
        findings.add(finding(files, line));
      }
      if (process.exitValue() != 0 && findings.isEmpty()) {
        throw new InvalidContractException("buf failed and did not say why files=" + files);
      }
      return process.exitValue() == 0 ? List.of() : findings;
    } catch (IOException e) {
      throw new InvalidContractException("buf can't be run at %s; run npm ci".formatted(binary), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InvalidContractException("Interrupted while buf ran", e);
    }
  }

  private static BufProblem finding(Path files, String line) {
    if (!line.startsWith("{")) {
      return new BufProblem("", "NOT_COMPILED", line);
    }
    var file = "";
    var rule = "";
    var message = "";
    try (var json = JSON.createParser(line)) {
      while (json.nextToken() != null) {
        if (json.currentToken() == JsonToken.VALUE_STRING) {
          switch (json.currentName()) {
            case "path" -> file = json.getText();
            case "type" -> rule = json.getText();
            case "message" -> message = json.getText();
            default -> {}
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("buf wrote a line that is not JSON", e);
    }
    return new BufProblem(
        within(files, file), rule.equals("COMPILE") ? "NOT_COMPILED" : rule, message);
  }

  private static String within(Path files, String file) {
    var marker = files.getFileName() + "/";
    var at = file.lastIndexOf(marker);
    return at < 0 ? file : file.substring(at + marker.length());
  }
}
