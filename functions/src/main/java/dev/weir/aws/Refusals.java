package dev.weir.aws;

import dev.weir.stream.CallFailedException;
import dev.weir.stream.RefusedException;
import dev.weir.stream.UnavailableException;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Distinguishes a refusal, which no retry can help, from an outage, which is temporary. This is the
 * only place that does so, by an allow-list of refusals. Everything else is unavailable: denied
 * access, a missing table, topic, bucket or key, throttling, a conflict, status 5xx, no answer. All
 * of these can be repaired while the stream keeps its records; a refusal that is mistaken for an
 * outage stops a shard, but an outage that is mistaken for a refusal would lose data.
 *
 * <p>The codes are those of the services' API references, "Common errors" and "Errors": DynamoDB
 * PutItem and TransactWriteItems (cancellation reasons), SNS Publish, SQS SendMessage, S3 "Error
 * responses".
 */
public final class Refusals {

  private static final String SERVICES = "software.amazon.awssdk.services.";
  private static final int PAYLOAD_TOO_LARGE = 413;
  private static final String DYNAMODB = "dynamodb";

  private static final Map<String, Set<String>> CODES =
      Map.of(
          DYNAMODB,
          Set.of(
              "ValidationException",
              "ValidationError", // as a cancellation reason
              "ItemCollectionSizeLimitExceededException",
              "ItemCollectionSizeLimitExceeded"), // as a cancellation reason
          "sns",
          Set.of(
              "InvalidParameter",
              "InvalidParameterException",
              "InvalidParameterValue",
              "ParameterValueInvalid",
              "InvalidParameterValueException",
              "ValidationException",
              "ValidationError"),
          "sqs",
          Set.of(
              "InvalidMessageContents",
              "InvalidParameterValue",
              "AWS.SimpleQueueService.InvalidMessageContents"),
          "s3",
          Set.of("EntityTooLarge", "InvalidRequest", "KeyTooLongError"));

  private Refusals() {}

  /**
   * Classifies the failure of a call.
   *
   * @param message names the request and the item or place; never a payload
   */
  public static CallFailedException of(String message, SdkException failure) {
    return isRefusal(failure)
        ? new RefusedException(message, failure)
        : new UnavailableException(message, failure);
  }

  /** Whether the same call would always fail. */
  public static boolean isRefusal(SdkException failure) {
    return switch (failure) {
      case TransactionCanceledException canceled -> isRefusal(canceled);
      case AwsServiceException answered -> isRefusal(answered);
      default -> false; // no answer
    };
  }

  // One refused item is enough: a transaction that includes it never succeeds.
  private static boolean isRefusal(TransactionCanceledException canceled) {
    return canceled.cancellationReasons().stream()
        .map(CancellationReason::code)
        .anyMatch(code -> code != null && CODES.get(DYNAMODB).contains(code));
  }

  private static boolean isRefusal(AwsServiceException answered) {
    return answered.statusCode() == PAYLOAD_TOO_LARGE
        || (answered.statusCode() < 500 && isListed(answered) && !isAboutTheTopic(answered));
  }

  private static boolean isListed(AwsServiceException answered) {
    var details = answered.awsErrorDetails();
    return details != null
        && details.errorCode() != null
        && CODES.getOrDefault(serviceOf(answered), Set.of()).contains(details.errorCode());
  }

  // Each service's exceptions have their own package, including those without a class in the SDK.
  private static String serviceOf(AwsServiceException answered) {
    var packages = answered.getClass().getPackageName();
    return packages.startsWith(SERVICES)
        ? packages.substring(SERVICES.length(), packages.lastIndexOf('.'))
        : "";
  }

  // SNS also reports a misconfigured topic as an invalid parameter: that refuses every message,
  // whatever its content, until the deployment is repaired.
  private static boolean isAboutTheTopic(AwsServiceException answered) {
    var reason = answered.awsErrorDetails().errorMessage();
    return reason != null && (reason.contains("TopicArn") || reason.contains("TargetArn"));
  }
}
