package dev.weir.infra;

import dev.weir.events.framing.Encoding;
import dev.weir.events.framing.SchemaVersion;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.services.glue.CfnRegistry;
import software.amazon.awscdk.services.glue.CfnSchema;
import software.amazon.awscdk.services.glue.CfnSchemaVersion;
import software.constructs.Construct;

/**
 * A contract's schemas in AWS Glue Schema Registry, every version in order. Only deployments and
 * producers use it: functions receive the ids as settings, so they do not call it and need no
 * permission for it.
 */
final class SchemaRegistry extends Construct {

  private final CfnRegistry registry;
  private final List<String> ids = new ArrayList<>();

  SchemaRegistry(Construct scope, String id, Stage stage, RegisteredContract contract) {
    super(scope, id);
    var name = stage.stackName() + "-" + contract.name() + "s";
    registry =
        CfnRegistry.Builder.create(this, "Registry")
            .name(name)
            .description("Contracts between producers and Weir; maintained in the repository")
            .build();
    for (var encoding : Encoding.values()) {
      declare(contract, encoding);
    }
  }

  private void declare(RegisteredContract contract, Encoding encoding) {
    var definitions = contract.definitions(encoding);
    var title = encoding == Encoding.AVRO ? "Avro" : "Protobuf";
    var schema =
        CfnSchema.Builder.create(this, title)
            .name(contract.name() + (encoding == Encoding.AVRO ? "" : "-protobuf"))
            .registry(CfnSchema.RegistryProperty.builder().arn(registry.getAttrArn()).build())
            .dataFormat(encoding.name())
            .compatibility(contract.compatibility().name())
            .schemaDefinition(definitions.getFirst())
            .build();
    add(schema.getAttrInitialSchemaVersionId(), new SchemaVersion(encoding, 1));
    CfnSchemaVersion before = null;
    for (var number = 2; number <= definitions.size(); number++) {
      var version =
          CfnSchemaVersion.Builder.create(this, title + "V" + number)
              .schema(
                  CfnSchemaVersion.SchemaProperty.builder().schemaArn(schema.getAttrArn()).build())
              .schemaDefinition(definitions.get(number - 1))
              .build();
      // The registry numbers versions in the order of their creation.
      if (before != null) {
        version.getNode().addDependency(before);
      }
      before = version;
      add(version.getAttrVersionId(), new SchemaVersion(encoding, number));
    }
  }

  private void add(String id, SchemaVersion version) {
    ids.add(id + "=" + version);
  }

  /**
   * Returns the ids of all versions in the format of a function's settings: about 50 bytes each.
   */
  String ids() {
    return Fn.join(",", ids);
  }
}
