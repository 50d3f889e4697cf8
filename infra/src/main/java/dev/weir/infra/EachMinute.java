package dev.weir.infra;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.events.Schedule;
import software.amazon.awscdk.services.events.targets.LambdaFunction;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.lambda.CfnEventInvokeConfig;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.constructs.Construct;

/**
 * Runs a function every minute, without retries, because the next run does the work of a failed
 * one. Failures go to a queue for inspection.
 */
final class EachMinute {
  private final Construct scope;
  private final Queue failures;

  /** Creates a schedule, whose parts get their names in the scope. */
  EachMinute(Construct scope) {
    this.scope = scope;
    failures = failures();
  }

  /** Returns the permissions to report the function's failures, by purpose. */
  Map<String, List<PolicyStatement>> permissions() {
    return Map.of(
        "ReportFailure", List.of(Permissions.allow(failures.getQueueArn(), "sqs:SendMessage")));
  }

  void run(WeirFunction function, String description) {
    Rule.Builder.create(scope, "EachMinute")
        .description(description)
        .schedule(Schedule.rate(Duration.minutes(1)))
        .targets(
            List.of(
                LambdaFunction.Builder.create(function.live())
                    .retryAttempts(0)
                    .maxEventAge(Duration.minutes(1))
                    .deadLetterQueue(failures)
                    .build()))
        .build();
    reportFailures(function);
  }

  private Queue failures() {
    var queue =
        Queue.Builder.create(scope, "SweepFailures")
            .encryption(QueueEncryption.SQS_MANAGED)
            .enforceSsl(true)
            .retentionPeriod(Duration.days(14))
            .build();
    NagExemption.from(
        "AwsSolutions-SQS3",
        queue,
        "This is the sweep's dead-letter queue: it has no consumer that could fail.");
    return queue;
  }

  private void reportFailures(WeirFunction function) {
    var onFailure =
        CfnEventInvokeConfig.Builder.create(scope, "SweepFailure")
            .functionName(function.function().getFunctionName())
            .qualifier(function.live().getAliasName())
            .maximumRetryAttempts(0)
            .maximumEventAgeInSeconds(60)
            .destinationConfig(
                CfnEventInvokeConfig.DestinationConfigProperty.builder()
                    .onFailure(
                        CfnEventInvokeConfig.OnFailureProperty.builder()
                            .destination(failures.getQueueArn())
                            .build())
                    .build())
            .build();
    // The reference to the alias does not make CloudFormation create the alias first.
    onFailure.getNode().addDependency(function.live());
  }
}
