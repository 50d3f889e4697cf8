package dev.weir.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.local.fault.LocalFault;
import dev.weir.local.process.Disk;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The state that a running local cloud publishes in {@code .weir/cloud.json}.
 *
 * @param pid the supervisor's process
 * @param startedAt when that process started: distinguishes it from a later one with the same pid
 * @param region the default Region
 * @param endpoints addresses by service: dynamodb, kinesis, sns, sqs, s3, control
 * @param outputs the stacks' outputs by key: of all stacks if there is one Region; otherwise of
 *     those that name no Region, and {@code regions} has the others'
 * @param regions each Region, with its stacks; {@code region} is the first
 * @param parts its processes, including the functions' JVMs
 */
public record CloudState(
    long pid,
    Instant startedAt,
    String region,
    Map<String, URI> endpoints,
    Map<String, String> outputs,
    List<RegionState> regions,
    List<CloudProcess> parts) {

  /**
   * One process.
   *
   * @param kind {@code emulator} or {@code function}
   * @param port where it listens, 0 if that is not published
   */
  public record CloudProcess(String name, String kind, long pid, int port) {}

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FILE = "cloud.json";

  /**
   * Linux reports a process's start to the hundredth, but counts from a boot time in full seconds.
   */
  private static final Duration SAME_START = Duration.ofSeconds(2);

  public CloudState {
    endpoints = Map.copyOf(endpoints);
    outputs = Map.copyOf(outputs);
    regions = List.copyOf(regions);
    parts = List.copyOf(parts);
  }

  /**
   * Returns the state of the local cloud that runs in a home folder; empty if none does, even if
   * one was killed and left its file.
   */
  public static Optional<CloudState> read(Path home) {
    var file = StateFolder.of(home).resolve(FILE);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(parse(JSON.readTree(file.toFile()))).filter(CloudState::isRunning);
    } catch (IOException e) {
      throw new LocalFault(
          file + " can't be read: " + e.getMessage(), "Delete it if no local cloud is running.", e);
    }
  }

  /** Writes it atomically to the place that {@link #read} reads. */
  void write(Path home) {
    var folder = StateFolder.of(home);
    try {
      var partial = Files.createTempFile(folder, FILE, ".partial");
      Files.writeString(partial, toJson());
      Files.move(
          partial,
          folder.resolve(FILE),
          StandardCopyOption.REPLACE_EXISTING,
          StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw Disk.cannotWrite(folder, e);
    }
  }

  /** Deletes the file of a cloud that no longer runs. */
  static void delete(Path home) {
    try {
      Files.deleteIfExists(StateFolder.of(home).resolve(FILE));
    } catch (IOException e) {
      throw Disk.cannotWrite(StateFolder.of(home), e);
    }
  }

  /** Returns when this process started, or now if the system does not report it. */
  static Instant startOfThisProcess() {
    return ProcessHandle.current().info().startInstant().orElseGet(Instant::now);
  }

  private boolean isRunning() {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .flatMap(process -> process.info().startInstant())
        .filter(start -> Duration.between(start, startedAt).abs().compareTo(SAME_START) < 0)
        .isPresent();
  }

  /** Returns a Region by its name; empty if no stack is there. */
  public Optional<RegionState> region(String name) {
    return regions.stream().filter(one -> one.name().equals(name)).findFirst();
  }

  /** Returns the state as one JSON object. */
  public String toJson() {
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(toNode());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A tree can always be written", e);
    }
  }

  ObjectNode toNode() {
    var node = JSON.createObjectNode();
    node.put("pid", pid).put("startedAt", startedAt.toString()).put("region", region);
    var addresses = node.putObject("endpoints");
    endpoints.forEach((service, address) -> addresses.put(service, address.toString()));
    var values = node.putObject("outputs");
    outputs.forEach(values::put);
    var all = node.putArray("regions");
    regions.forEach(one -> one.write(all.addObject()));
    var processes = node.putArray("parts");
    for (var part : parts) {
      processes
          .addObject()
          .put("name", part.name())
          .put("kind", part.kind())
          .put("pid", part.pid())
          .put("port", part.port());
    }
    return node;
  }

  private static CloudState parse(JsonNode node) {
    var endpoints = new LinkedHashMap<String, URI>();
    node.path("endpoints")
        .properties()
        .forEach(e -> endpoints.put(e.getKey(), URI.create(e.getValue().asText())));
    var regions = new ArrayList<RegionState>();
    node.path("regions").forEach(one -> regions.add(RegionState.parse(one)));
    var parts = new ArrayList<CloudProcess>();
    for (var part : node.path("parts")) {
      parts.add(
          new CloudProcess(
              part.path("name").asText(),
              part.path("kind").asText(),
              part.path("pid").asLong(),
              part.path("port").asInt()));
    }
    return new CloudState(
        node.path("pid").asLong(),
        Instant.parse(node.path("startedAt").asText()),
        node.path("region").asText(),
        endpoints,
        RegionState.texts(node.path("outputs")),
        regions,
        parts);
  }
}
