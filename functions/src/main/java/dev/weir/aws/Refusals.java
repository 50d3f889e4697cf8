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
 * Tells a refusal, which no retry can help, from an outage, which passes. This is the one place
 * that knows: an allow-list of what is a refusal. Whatever is not in it is unavailable: denied
 * access, a missing table, topic, bucket or key, throttling, a conflict, status 5xx, no answer. All
 * of these can be repaired while the stream keeps its records; a refusal that is taken for an
 * outage stops a shard, but an outage that is taken for a refusal would lose data.
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
   * What the failure of a call is.
   *
   * @param message says what was asked of which item or place; never a payload
   */
  public static CallFailedException of(String message, SdkException failure) {
    return isRefusal(failure)
        ? new RefusedException(message, failure)
        : new UnavailableException(message, failure);
  }

  /** Whether the same call would fail for ever. */
  public static boolean isRefusal(SdkException failure) {
    return switch (failure) {
      case TransactionCanceledException canceled -> isRefusal(canceled);
      case AwsServiceException answered -> isRefusal(answered);
      default -> false; // no answer
    };
  }

  // One refused item is enough: with it in the transaction, the transaction never goes through.
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

  // Each service's exceptions have a package of their own, also those that the SDK has no class
  // for.
  private static String serviceOf(AwsServiceException answered) {
    var packages = answered.getClass().getPackageName();
    return packages.startsWith(SERVICES)
        ? packages.substring(SERVICES.length(), packages.lastIndexOf('.'))
        : "";
  }

  // SNS calls a topic that is misconfigured an invalid parameter, too: that refuses every message,
  // whatever it says, until the deployment is repaired.
  private static boolean isAboutTheTopic(AwsServiceException answered) {
    var reason = answered.awsErrorDetails().errorMessage();
    return reason != null && (reason.contains("TopicArn") || reason.contains("TargetArn"));
  }
}
