package dev.weir.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.local.process.Disk;
import dev.weir.local.process.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The reason why the last local cloud of a home folder ended although nobody stopped it. The note
 * stays in {@code .weir/ended.json} until the next one starts, so that later commands can explain
 * the loss of the data.
 *
 * @param part the process that ended by itself, such as {@code kinesis-local}
 * @param at when that was noticed
 */
public record EarlyEnd(String part, Instant at) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FILE = "ended.json";

  /** Returns a sentence for the user. */
  public String text() {
    return "The local cloud ended at "
        + at.truncatedTo(ChronoUnit.SECONDS)
        + " because its part "
        + part
        + " did. Its data was in memory and is gone.";
  }

  /** Returns why the last local cloud ended; empty if it was stopped, or none has run. */
  public static Optional<EarlyEnd> read(Path home) {
    var file = file(home);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      var note = JSON.readTree(file.toFile());
      return Optional.of(
          new EarlyEnd(note.path("part").asText(), Instant.parse(note.path("at").asText())));
    } catch (IOException e) {
      throw Disk.cannotRead(file, e);
    }
  }

  void write(Path home) {
    var file = PrivateFiles.create(file(home));
    try {
      var note = JSON.createObjectNode().put("part", part).put("at", at.toString());
      Files.writeString(file, note.toString());
    } catch (IOException e) {
      throw Disk.cannotWrite(file, e);
    }
  }

  static void forget(Path home) throws IOException {
    Files.deleteIfExists(file(home));
  }

  private static Path file(Path home) {
    return StateFolder.of(home).resolve(FILE);
  }
}
