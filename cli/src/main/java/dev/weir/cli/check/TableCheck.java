package dev.weir.cli.check;

import dev.weir.cli.check.AccountParts.DeployedTable;
import dev.weir.cli.check.AccountParts.TableReplica;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Whether a replicated table and its stream in this Region are as decisions need them. */
final class TableCheck {

  private static final String ACTIVE = "ACTIVE";

  /** Views with the new image of an item; the first is the one that the stacks make. */
  private static final List<String> NEW_IMAGES = List.of("NEW_IMAGE", "NEW_AND_OLD_IMAGES");

  private static final Set<String> PASSING = Set.of("CREATING", "UPDATING");
  private static final String KEY_LOST = "INACCESSIBLE_ENCRYPTION_CREDENTIALS";

  private static final String WAIT = "Wait, and check again.";

  /** Where the repair of a table is described. */
  static final String RECOVER = "docs/market-recovery.md.";

  private static final String OTHER_STAGE =
      "It can't be changed afterwards: deploy another stage, docs/DEPLOY.md, Two Regions.";
  private static final String USE_KEY =
      "Enable its key, or allow its use again, within 7 days: after that DynamoDB archives the"
          + " table.";

  private final String name;
  private final AwsCommand aws;
  private final List<CheckFinding> findings = new ArrayList<>();

  private TableCheck(String name, AwsCommand aws) {
    this.name = name;
    this.aws = aws;
  }

  /** All that is wrong with it. */
  static List<CheckFinding> of(String name, DeployedTable table, AwsCommand aws) {
    var check = new TableCheck(name, aws);
    check.isActive(table);
    check.hasStream(table);
    check.isConsistent(table);
    check.isReplicated(table);
    return check.findings;
  }

  private void isActive(DeployedTable table) {
    if (!table.status().equals(ACTIVE)) {
      found("is " + table.status() + ", not ACTIVE", remedyOf(table.status()));
    }
  }

  private static String remedyOf(String status) {
    return switch (status) {
      case KEY_LOST -> USE_KEY;
      case "ARCHIVED", "ARCHIVING" ->
          "Its key could not be used for 7 days: restore the table from the backup that DynamoDB"
              + " made of it, and copy its items; "
              + RECOVER;
      default -> PASSING.contains(status) ? WAIT : "It will be gone: " + RECOVER;
    };
  }

  private void hasStream(DeployedTable table) {
    if (table.view().isEmpty()) {
      found(
          "this Region's replica has no stream: nothing after it is computed",
          specify("StreamEnabled=true,StreamViewType=" + NEW_IMAGES.getFirst())
              + "; its readers follow the former stream: "
              + EventSourceCheck.MAKE_AGAIN);
    } else if (!NEW_IMAGES.contains(table.view())) {
      found(
          "this Region's replica has a stream of %s, not %s"
              .formatted(table.view(), NEW_IMAGES.getFirst()),
          specify("StreamEnabled=false")
              + ", and then StreamEnabled=true,StreamViewType="
              + NEW_IMAGES.getFirst()
              + "; its readers follow the former stream: "
              + EventSourceCheck.MAKE_AGAIN);
    }
  }

  private String specify(String stream) {
    return aws.of(
        "dynamodb update-table --table-name " + name + " --stream-specification " + stream);
  }

  private void isConsistent(DeployedTable table) {
    if (!table.consistency().equals("STRONG")) {
      found(
          "is not strongly consistent between Regions (%s): decisions may differ"
              .formatted(table.consistency().isEmpty() ? "no replicas" : table.consistency()),
          OTHER_STAGE);
    }
  }

  private void isReplicated(DeployedTable table) {
    if (table.replicas().stream().allMatch(replica -> replica.region().equals(aws.region()))) {
      found("has no replica in another Region: its loss would be the loss of all", OTHER_STAGE);
    }
    table.replicas().stream()
        .filter(replica -> !replica.status().equals(ACTIVE))
        .forEach(
            replica ->
                found(
                    "its replica in %s %s is not active"
                        .formatted(replica.region(), replica.status()),
                    remedyOf(replica)));
  }

  private static String remedyOf(TableReplica replica) {
    return switch (replica.status()) {
      case "REGION_DISABLED" ->
          "Enable the Region in the account within 20 hours: after that DynamoDB gives the replica"
              + " up.";
      case KEY_LOST ->
          "Enable its key there, or allow its use again, within 20 hours: after that DynamoDB gives"
              + " the replica up.";
      default -> PASSING.contains(replica.status()) ? WAIT : OTHER_STAGE;
    };
  }

  private void found(String problem, String remedy) {
    findings.add(new CheckFinding("Table " + name, problem, remedy));
  }
}
