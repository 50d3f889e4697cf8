package dev.weir.cli.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.client.CommandFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;

/** A stage's file of settings, {@code stages/<stage>.json}, which a person writes as well. */
final class StageSettings {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;

  StageSettings(Path home, String stage) {
    file = home.resolve("stages").resolve(stage + ".json");
  }

  Path file() {
    return file;
  }

  /**
   * Sets and removes settings, and leaves all others as they are.
   *
   * @param changes the new values; empty removes one
   * @throws CommandFault if the file can't be read or written
   */
  void put(Map<String, Optional<String>> changes) {
    try {
      var settings = read();
      changes.forEach(
          (key, value) ->
              value.ifPresentOrElse(text -> settings.put(key, text), () -> settings.remove(key)));
      write(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(settings) + "\n");
    } catch (JsonProcessingException e) {
      throw new CommandFault(
          file + " is not a JSON object: " + e.getOriginalMessage(), "Correct it first.");
    } catch (IOException e) {
      throw new CommandFault(
          file + " can't be written: " + e.getMessage(), "Run this in Weir's checkout.");
    }
  }

  private ObjectNode read() throws IOException {
    return Files.exists(file)
        ? JSON.readValue(Files.readString(file), ObjectNode.class)
        : JSON.createObjectNode();
  }

  // Whole or not at all: a deployment may read it meanwhile.
  private void write(String text) throws IOException {
    Files.createDirectories(file.getParent());
    var written = Files.writeString(file.resolveSibling(file.getFileName() + ".new"), text);
    Files.move(written, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }
}
