package dev.weir.local.provisioning;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.local.schemas.GlueRefusal;
import dev.weir.local.schemas.SchemaRegistries;
import java.util.Map;

/** Creates schema registries, with CloudFormation's calls for each resource. */
final class GlueProvisioner {

  private static final String AVAILABLE = "AVAILABLE";

  private final SchemaRegistries registries;
  private final String region;

  GlueProvisioner(SchemaRegistries registries, String region) {
    this.registries = registries;
    this.region = region;
  }

  CreatedResource registry(Properties properties) {
    var request = members(properties, "Name", "RegistryName", "Description", "Description");
    properties.withoutMeaning("Tags").refuseOthers();
    var made = call(properties, "CreateRegistry", request);
    return CreatedResource.withArn(text(made, "RegistryName"), text(made, "RegistryArn"));
  }

  CreatedResource schema(Properties properties) {
    var request =
        members(
            properties,
            "Name",
            "SchemaName",
            "DataFormat",
            "DataFormat",
            "Compatibility",
            "Compatibility",
            "Description",
            "Description",
            "SchemaDefinition",
            "SchemaDefinition");
    var registry = properties.node("Registry");
    if (registry.hasNonNull("Arn")) {
      request.putObject("RegistryId").put("RegistryArn", registry.path("Arn").asText());
    } else if (registry.hasNonNull("Name")) {
      request.putObject("RegistryId").put("RegistryName", registry.path("Name").asText());
    }
    properties.withoutMeaning("CheckpointVersion", "Tags").refuseOthers();
    var made = call(properties, "CreateSchema", request);
    var arn = text(made, "SchemaArn");
    return new CreatedResource(
        arn, Map.of("Arn", arn, "InitialSchemaVersionId", text(made, "SchemaVersionId")));
  }

  CreatedResource version(Properties properties) {
    var request = members(properties, "SchemaDefinition", "SchemaDefinition");
    request.set("SchemaId", properties.node("Schema"));
    properties.refuseOthers();
    var made = call(properties, "RegisterSchemaVersion", request);
    if (!text(made, "Status").equals(AVAILABLE)) {
      throw properties.fault(
          "it is not compatible with earlier versions in the schema's mode",
          "Run weir schema check, and change the schema or its mode.");
    }
    var id = text(made, "SchemaVersionId");
    return new CreatedResource(id, Map.of("VersionId", id));
  }

  /** Converts properties to members of a call: pairs of the property's name and the member's. */
  private static ObjectNode members(Properties properties, String... names) {
    var request = JsonNodeFactory.instance.objectNode();
    for (var i = 0; i < names.length; i += 2) {
      var member = names[i + 1];
      properties.text(names[i]).ifPresent(value -> request.put(member, value));
    }
    return request;
  }

  private JsonNode call(Properties properties, String operation, ObjectNode request) {
    try {
      return registries.call(region, operation, request);
    } catch (GlueRefusal e) {
      throw properties.fault(
          "Glue would refuse it: %s: %s".formatted(e.type(), e.getMessage()),
          "Change it in the CDK app.");
    }
  }

  private static String text(JsonNode node, String member) {
    return node.path(member).asText();
  }
}
