package dev.weir.local.eventsource;

import java.util.function.Consumer;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Finds the destination for an ARN. */
public final class FailureDestinations {
  private final SqsClient sqs;
  private final SnsClient sns;
  private final S3Client s3;

  public FailureDestinations(SqsClient sqs, SnsClient sns, S3Client s3) {
    this.sqs = sqs;
    this.sns = sns;
    this.s3 = s3;
  }

  /** Returns the mapping's destination; one that discards everything if the mapping names none. */
  public FailureDestination of(MappingSettings settings) {
    return settings.onFailureDestination().map(this::of).orElse(_ -> {});
  }

  /**
   * Returns the destination of asynchronous events that were given up; it ignores them without one.
   */
  public Consumer<String> of(AsyncInvocation async) {
    return async
        .onFailure()
        .<Consumer<String>>map(
            arn ->
                switch (arn.split(":", -1)[2]) {
                  case "sqs" -> new SqsFailureDestination(sqs, arn)::send;
                  case "sns" -> new SnsFailureDestination(sns, arn)::send;
                  default -> throw new IllegalArgumentException("No destination of events: " + arn);
                })
        .orElse(_ -> {});
  }

  private FailureDestination of(String arn) {
    return switch (arn.split(":", -1)[2]) {
      case "sqs" -> new SqsFailureDestination(sqs, arn);
      case "sns" -> new SnsFailureDestination(sns, arn);
      case "s3" -> new S3FailureDestination(s3, arn);
      default -> throw new IllegalArgumentException("No failure destination for " + arn);
    };
  }
}
