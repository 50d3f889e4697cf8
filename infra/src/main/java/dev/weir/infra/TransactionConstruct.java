package dev.weir.infra;

import dev.weir.engine.Semantics;
import dev.weir.stream.SchemaIdSettings;
import dev.weir.transactions.TransactionHandler;
import dev.weir.transactions.TransactionSettings;
import dev.weir.wiring.Environment;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import software.amazon.awscdk.services.dynamodb.TableV2;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.constructs.Construct;

/**
 * The transaction pipeline: stream, function, the table of user profiles, and the table with every
 * version of the rules.
 */
final class TransactionConstruct extends Construct {
  private static final String HANDLER = TransactionHandler.class.getName() + "::handleRequest";

  /** The first part of its quarantine keys. */
  private static final String PIPELINE = "transactions";

  private final Map<String, String> settings;
  private final IngestStream ingest;
  private final TableV2 profiles;
  private final TableV2 rules;
  private final WeirFunction function;
  private final Optional<String> confluentSchemas;
  private final Optional<SchemaRegistry> registry;

  TransactionConstruct(Construct scope, String id, StackSettings settings, SharedParts shared) {
    super(scope, id);
    var stage = settings.stage();
    var own = settings.transactions();
    this.settings = own.environment();
    confluentSchemas =
        Optional.ofNullable(own.environment().get(SchemaIdSettings.CONFLUENT_SCHEMAS));
    ingest = new IngestStream(this, "Ingest", own.stream(), stage, shared.encryption());
    registry =
        settings.schemaRegistry()
            ? Optional.of(
                new SchemaRegistry(this, "Schemas", stage, RegisteredContract.transaction()))
            : Optional.empty();
    profiles = profiles(stage, shared.encryption());
    rules = rules(stage, shared.encryption());
    var spec =
        new PipelineSpec(
            PIPELINE,
            "Keeps a profile of each user, and raises alerts on suspicious transactions",
            HANDLER,
            environment(own),
            permissions(own, shared));
    function =
        new PipelineFunction(ingest, shared)
            .create(this, spec, settings, settings.transactionProjection());
  }

  /** Returns the settings that a rebuild needs to apply transactions like the function. */
  Map<String, String> settings() {
    return settings;
  }

  IngestStream ingest() {
    return ingest;
  }

  TableV2 profiles() {
    return profiles;
  }

  TableV2 rules() {
    return rules;
  }

  /** Returns the configured ids of Confluent's registry that the function knows. */
  Optional<String> confluentSchemas() {
    return confluentSchemas;
  }

  /** Returns the ids of Glue's schema versions, if there is a registry. */
  Optional<String> glueSchemas() {
    return registry.map(SchemaRegistry::ids);
  }

  WeirFunction function() {
    return function;
  }

  private TableV2 profiles(Stage stage, Encryption encryption) {
    UnaryOperator<TableV2.Builder> expiring =
        table -> table.timeToLiveAttribute(WeirTable.EXPIRES_AT);
    return WeirTable.create(this, "Profiles", stage, encryption, "user", expiring);
  }

  // Versions never expire: an alert names the version that raised it.
  private TableV2 rules(Stage stage, Encryption encryption) {
    UnaryOperator<TableV2.Builder> versioned = table -> table.sortKey(WeirTable.number("version"));
    return WeirTable.create(this, "Rules", stage, encryption, "name", versioned);
  }

  private Map<String, String> environment(PipelineSettings own) {
    var environment = new TreeMap<>(own.environment());
    environment.put(Environment.PROFILES_TABLE, profiles.getTableName());
    environment.put(Environment.RULES_TABLE, rules.getTableName());
    glueSchemas().ifPresent(ids -> environment.put(SchemaIdSettings.GLUE_SCHEMAS, ids));
    environment.put(
        TransactionSettings.PARALLELIZATION_FACTOR,
        Integer.toString(IngestStream.PARALLELIZATION_FACTOR));
    return environment;
  }

  private Map<String, List<PolicyStatement>> permissions(PipelineSettings own, SharedParts shared) {
    return Map.of(
        "Remember",
        List.of(remember()),
        "ReadRules",
        List.of(Permissions.allow(rules.getTableArn(), "dynamodb:Query")),
        "MovePosition",
        List.of(shared.positions().allow(onPositions(own))));
  }

  // Whoever stores the position first has to know it.
  private static String[] onPositions(PipelineSettings own) {
    var semantics = TransactionSettings.of(own.environment()).semantics();
    return semantics == Semantics.AT_MOST_ONCE
        ? new String[] {"dynamodb:GetItem", "dynamodb:UpdateItem"}
        : new String[] {"dynamodb:UpdateItem"};
  }

  private PolicyStatement remember() {
    return Permissions.allow(profiles.getTableArn(), "dynamodb:BatchGetItem", "dynamodb:PutItem");
  }
}
