package dev.weir.cli.synthesis;

import dev.weir.client.WeirHome;
import dev.weir.local.synthesis.Synthesis;
import dev.weir.local.template.CloudAssembly;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** The options that select the cloud assembly that a command reads. */
public final class AssemblyOptions {

  @Option(
      names = {"-c", "--context"},
      paramLabel = "KEY=VALUE",
      description = "Override a setting of cdk.json, as with cdk -c.")
  private Map<String, String> context = Map.of();

  @Option(
      names = "--assembly",
      paramLabel = "FOLDER",
      description = "Read a cloud assembly, such as cdk.out, instead of synthesising one.")
  private Path assembly;

  /**
   * Returns the given assembly, or synthesises one.
   *
   * @param folder below {@code .weir}; a separate one for each purpose, because a running local
   *     cloud has its own synthesis
   * @param defaults settings that {@code --context} overrides
   */
  public CloudAssembly read(String folder, Map<String, String> defaults) {
    return CloudAssembly.read(assembly == null ? synthesised(folder, defaults) : assembly);
  }

  private Path synthesised(String folder, Map<String, String> defaults) {
    var settings = new LinkedHashMap<>(defaults);
    settings.putAll(context);
    var home = WeirHome.path();
    return new Synthesis(home, home.resolve(".weir").resolve(folder))
        .assembly(settings, false)
        .assembly();
  }
}
