package dev.weir.local.units;

import dev.weir.local.iam.Principal;
import dev.weir.local.service.ServiceCall;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Counts the units of functions' calls to DynamoDB, SNS and S3, and of anybody's records to
 * Kinesis. What commands read is not counted, because a deployed stack does not read it.
 */
public final class GatewayUnits implements UnitMeter {

  private static final int OK = 200;
  private static final String FIFO = ".fifo";
  private static final Pattern ENTRY =
      Pattern.compile("(?:^|&)PublishBatchRequestEntries\\.(?:member|entry)\\.\\d+\\.Id=");

  private final UnitLedger ledger;

  /** Counts into a ledger. */
  public GatewayUnits(UnitLedger ledger) {
    this.ledger = ledger;
  }

  @Override
  public MeteredCall begin(Principal caller, ServiceCall call, byte[] body) throws IOException {
    if (call.putsRecords()) {
      return KinesisPut.of(call, body, ledger);
    }
    return caller instanceof Principal.RolePrincipal role
        ? ofFunction(role.session(), call, body)
        : MeteredCall.uncounted(body);
  }

  private MeteredCall ofFunction(String function, ServiceCall call, byte[] body)
      throws IOException {
    return switch (call.service()) {
      case DYNAMODB -> DynamoDbUnits.of(function, call, body, ledger);
      case SNS -> publish(function, call, body);
      case S3 -> put(function, call, body);
      case KINESIS, SQS, GLUE -> MeteredCall.uncounted(body);
    };
  }

  private MeteredCall publish(String function, ServiceCall call, byte[] body) {
    var messages =
        switch (call.operation()) {
          case "Publish" -> 1;
          case "PublishBatch" ->
              ENTRY.matcher(new String(body, StandardCharsets.UTF_8)).results().count();
          default -> 0;
        };
    boolean fifo = call.accesses().getFirst().name().endsWith(FIFO);
    return once(
        function, fifo ? UsageUnit.FIFO_MESSAGES : UsageUnit.MESSAGES, (double) messages, body);
  }

  private MeteredCall put(String function, ServiceCall call, byte[] body) {
    return once(
        function, UsageUnit.OBJECTS_PUT, call.operation().equals("PutObject") ? 1 : 0, body);
  }

  private MeteredCall once(String function, UsageUnit unit, double amount, byte[] body) {
    return MeteredCall.counted(
        body,
        (status, _) -> {
          if (status == OK) {
            ledger.add(function, unit, amount);
          }
        });
  }
}
