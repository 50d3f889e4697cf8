package dev.weir.infra;

import dev.weir.market.Regions;
import dev.weir.market.reference.DynamoHaltStore;
import dev.weir.market.risk.RiskHandler;
import dev.weir.wiring.Environment;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.constructs.Construct;

/** The function that computes portfolios when marks change, and audits all of them every minute. */
record RiskStep(StackSettings settings, MarketSettings market, String region) {

  private static final String HANDLER = RiskHandler.class.getName() + "::handleRequest";

  // A batch takes well under a second; a delay this long means an outage of a table.
  private static final Duration TIMEOUT = Duration.seconds(60);

  WeirFunction create(Construct pipeline, ReplicatedTables tables) {
    var marks = ReplicatedTables.MARKS;
    var changes = new ReplicaStream(pipeline, "MarkChanges", tables, marks);
    // Of its own, because its parts are named as the alerts' sweep's are.
    var sweep = FunctionSchedule.eachMinute(new Construct(pipeline, "Sweep"));
    var permissions = new TreeMap<String, List<PolicyStatement>>();
    permissions.put("Decide", decide(tables));
    permissions.putAll(changes.permissions());
    permissions.putAll(sweep.permissions());
    var spec =
        new FunctionSpec(
            "Computes the risk of portfolios and decides on their states",
            HANDLER,
            TIMEOUT,
            environment(tables),
            permissions);
    var function = new WeirFunction(pipeline, "Risk", spec, settings.runtime(), settings.stage());
    changes.deliverTo(function, market.riskWindowSeconds());
    sweep.run(function, "Takes over expired leases, and recomputes portfolios after a crash");
    return function;
  }

  private static List<PolicyStatement> decide(ReplicatedTables tables) {
    return List.of(
        Permissions.allow(tables.arn(ReplicatedTables.MARKS), "dynamodb:GetItem", "dynamodb:Scan"),
        Permissions.allow(
            tables.arn(ReplicatedTables.RISK), "dynamodb:GetItem", "dynamodb:PutItem"),
        Permissions.allow(tables.arn(ReplicatedTables.REFERENCE), "dynamodb:GetItem"),
        // The audit orders a halt when Regions disagree.
        Permissions.allowItem(
            tables.arn(ReplicatedTables.REFERENCE), DynamoHaltStore.SET, "dynamodb:PutItem"),
        Permissions.allow(
            tables.arn(ReplicatedTables.LEASES), "dynamodb:GetItem", "dynamodb:PutItem"),
        tables.denyTransactions());
  }

  private Map<String, String> environment(ReplicatedTables tables) {
    var environment = new TreeMap<>(market.risk());
    environment.put(Regions.REGION, region);
    environment.put(Environment.MARKS_TABLE, tables.name(ReplicatedTables.MARKS));
    environment.put(Environment.RISK_TABLE, tables.name(ReplicatedTables.RISK));
    environment.put(Environment.REFERENCE_TABLE, tables.name(ReplicatedTables.REFERENCE));
    environment.put(Environment.LEASES_TABLE, tables.name(ReplicatedTables.LEASES));
    return environment;
  }
}
