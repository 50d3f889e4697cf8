package dev.weir.local.provisioning;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

/**
 * Schema registries. Here is no service behind them: a version's id is made of what it defines, so
 * that whoever reads messages is given ids as on AWS, the same every time.
 */
final class GlueProvisioner {

  private final String region;

  GlueProvisioner(String region) {
    this.region = region;
  }

  CreatedResource registry(Properties properties) {
    var name = properties.required("Name");
    properties.withoutMeaning("Description", "Tags").refuseOthers();
    return CreatedResource.withArn(name, arn("registry/" + name));
  }

  CreatedResource schema(Properties properties) {
    var name = properties.required("Name");
    var registry = properties.node("Registry").path("Arn").asText();
    var definition = properties.required("SchemaDefinition");
    properties
        .withoutMeaning("Compatibility", "DataFormat", "CheckpointVersion", "Description", "Tags")
        .refuseOthers();
    var arn = arn("schema/" + registry.substring(registry.indexOf('/') + 1) + "/" + name);
    return new CreatedResource(
        arn, Map.of("Arn", arn, "InitialSchemaVersionId", id(arn, definition)));
  }

  CreatedResource version(Properties properties) {
    var schema = properties.node("Schema").path("SchemaArn").asText();
    var id = id(schema, properties.required("SchemaDefinition"));
    properties.refuseOthers();
    return new CreatedResource(id, Map.of("VersionId", id));
  }

  private static String id(String schema, String definition) {
    var named = (schema + definition).getBytes(StandardCharsets.UTF_8);
    return UUID.nameUUIDFromBytes(named).toString();
  }

  private String arn(String what) {
    return "arn:aws:glue:" + region + ":000000000000:" + what;
  }
}
