package dev.weir.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.local.fault.LocalFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The output of the CDK app: the folder {@code cdk.out}.
 *
 * @param stacks in an order in which they can be created
 */
public record CloudAssembly(List<Stack> stacks) {

  /**
   * One stack.
   *
   * @param region the Region it is pinned to, if any
   * @param assets folders or files by the object key with which the template refers to them
   */
  public record Stack(
      String name, Optional<String> region, Template template, Map<String, Path> assets) {}

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SYNTH = "Run `npx cdk synth` and look at what it says.";

  public CloudAssembly {
    stacks = List.copyOf(stacks);
  }

  /**
   * Reads a cloud assembly.
   *
   * @throws LocalFault if it is missing, damaged, or has unsupported parts
   */
  public static CloudAssembly read(Path folder) {
    var artifacts = json(folder.resolve("manifest.json")).path("artifacts");
    var stacks = new LinkedHashMap<String, Stack>();
    artifacts
        .fieldNames()
        .forEachRemaining(id -> addWithDependencies(id, artifacts, folder, stacks));
    if (stacks.isEmpty()) {
      throw new LocalFault("No stack in " + folder + ".", SYNTH);
    }
    return new CloudAssembly(new ArrayList<>(stacks.values()));
  }

  /**
   * Returns the Regions that stacks are pinned to, in the stacks' order; none if none is pinned.
   */
  public List<String> regions() {
    return stacks.stream().map(Stack::region).flatMap(Optional::stream).distinct().toList();
  }

  private static void addWithDependencies(
      String id, JsonNode artifacts, Path folder, Map<String, Stack> stacks) {
    var artifact = artifacts.path(id);
    if (stacks.containsKey(id)) {
      return;
    }
    for (var dependency : artifact.path("dependencies")) {
      addWithDependencies(dependency.asText(), artifacts, folder, stacks);
    }
    switch (artifact.path("type").asText()) {
      case "aws:cloudformation:stack" -> stacks.put(id, stack(id, artifact, folder));
      case "cdk:tree", "cdk:asset-manifest", "cdk:feature-flag-report" -> {
        // Metadata: a stack names its asset manifest itself.
      }
      default ->
          throw new LocalFault(
              "The cloud assembly has an artifact of unknown type: "
                  + id
                  + " ("
                  + artifact.path("type").asText()
                  + ").",
              "Put the stacks straight below the CDK app, without stages.");
    }
  }

  private static Stack stack(String id, JsonNode artifact, Path folder) {
    var properties = artifact.path("properties");
    var name = properties.path("stackName").asText(id);
    var template = json(folder.resolve(properties.path("templateFile").asText()));
    return new Stack(
        name,
        region(artifact.path("environment").asText()),
        Template.of(name, template),
        assets(folder.resolve(id + ".assets.json")));
  }

  /** Parses {@code aws://account/region}, either of them {@code unknown-...} if it is left open. */
  private static Optional<String> region(String environment) {
    var region = environment.substring(environment.lastIndexOf('/') + 1);
    return Optional.of(region).filter(known -> !known.isEmpty() && !known.startsWith("unknown"));
  }

  private static Map<String, Path> assets(Path manifest) {
    if (!Files.exists(manifest)) {
      return Map.of();
    }
    var assets = new LinkedHashMap<String, Path>();
    for (var file : json(manifest).path("files")) {
      var source = manifest.resolveSibling(file.path("source").path("path").asText());
      for (var destination : file.path("destinations")) {
        assets.put(destination.path("objectKey").asText(), source.normalize());
      }
    }
    return assets;
  }

  private static JsonNode json(Path file) {
    try {
      return JSON.readTree(file.toFile());
    } catch (IOException e) {
      throw new LocalFault(file + " can't be read: " + e.getMessage(), SYNTH, e);
    }
  }

  @Override
  public String toString() {
    return stacks.stream().map(Stack::name).collect(Collectors.joining(", "));
  }
}
