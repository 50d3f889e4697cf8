package dev.weir.local.sample;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Small cloud assemblies, as {@code cdk synth} would write them. */
public final class SampleAssembly {

  private static final String MANIFEST =
      """
      {"artifacts": {
        "sample.assets": {"type": "cdk:asset-manifest"},
        "sample": {
          "type": "aws:cloudformation:stack",
          "environment": "aws://unknown-account/unknown-region",
          "properties": {"templateFile": "sample.template.json"},
          "dependencies": ["sample.assets"]}}}
      """;

  private static final String ASSETS =
      """
      {"files": {"code": {"source": {"path": "@CODE@", "packaging": "zip"},
        "destinations": {"here": {"objectKey": "code.zip"}}}}}
      """;

  private SampleAssembly() {}

  /**
   * Writes the template of the resource {@code sample.template.json}, whose function records to a
   * file.
   */
  public static Path write(Path folder, Path recordTo) throws IOException {
    return write(folder, template().replace("@RECORD_TO@", recordTo.toString()));
  }

  /** Writes an assembly of one stack, {@code sample}, with this template. */
  public static Path write(Path folder, String template) throws IOException {
    Files.createDirectories(folder);
    var code = Path.of("target/test-classes").toAbsolutePath();
    Files.writeString(folder.resolve("manifest.json"), MANIFEST);
    Files.writeString(folder.resolve("sample.template.json"), template);
    Files.writeString(
        folder.resolve("sample.assets.json"), ASSETS.replace("@CODE@", code.toString()));
    return folder;
  }

  private static String template() throws IOException {
    try (InputStream in = SampleAssembly.class.getResourceAsStream("sample.template.json")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
