package dev.weir.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.stream.RefusedException;
import dev.weir.stream.UnavailableException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.sns.model.SnsException;

class RefusalsTest {

  private static AwsServiceException answer(String service, int status, String code) {
    return answer(service, status, code, "message");
  }

  private static AwsServiceException answer(
      String service, int status, String code, String message) {
    var details = AwsErrorDetails.builder().errorCode(code).errorMessage(message).build();
    var builder =
        switch (service) {
          case "dynamodb" -> DynamoDbException.builder();
          case "sns" -> SnsException.builder();
          default -> S3Exception.builder();
        };
    return builder.statusCode(status).awsErrorDetails(details).build();
  }

  @ParameterizedTest
  @CsvSource({
    "dynamodb, 400, ValidationException",
    "dynamodb, 400, ItemCollectionSizeLimitExceededException",
    "dynamodb, 413, ",
    "sns, 400, InvalidParameter",
    "sns, 400, ParameterValueInvalid",
    "sns, 400, InvalidParameterValue",
    "sns, 400, ValidationException",
    "sns, 413, RequestEntityTooLarge",
    "s3, 400, EntityTooLarge",
    "s3, 400, InvalidRequest",
    "s3, 400, KeyTooLongError"
  })
  void what_no_retry_can_help_is_refused(String service, int status, String code) {
    assertThat(Refusals.of("put", answer(service, status, code)))
        .isInstanceOf(RefusedException.class)
        .hasMessage("put");
  }

  @ParameterizedTest
  @CsvSource({
    "dynamodb, 400, AccessDeniedException",
    "dynamodb, 400, ResourceNotFoundException",
    "dynamodb, 400, ProvisionedThroughputExceededException",
    "dynamodb, 400, ThrottlingException",
    "dynamodb, 400, TransactionConflictException",
    "dynamodb, 400, SomethingNewException",
    "dynamodb, 500, InternalServerError",
    "dynamodb, 503, ValidationException",
    "dynamodb, 400, InvalidParameter", // another service's code
    "sns, 403, AuthorizationError",
    "sns, 404, NotFound",
    "sns, 400, KMSDisabled",
    "sns, 400, KMSThrottling",
    "sns, 429, Throttled",
    "sns, 400, EndpointDisabled",
    "s3, 403, AccessDenied",
    "s3, 404, NoSuchBucket",
    "s3, 400, KMS.DisabledException",
    "s3, 503, SlowDown",
    "s3, 400, "
  })
  void what_can_be_repaired_or_passes_by_itself_is_unavailable(
      String service, int status, String code) {
    assertThat(Refusals.of("put", answer(service, status, code)))
        .isInstanceOf(UnavailableException.class);
  }

  @Test
  void no_answer_is_unavailable() {
    assertThat(Refusals.of("put", SdkClientException.create("connection reset")))
        .isInstanceOf(UnavailableException.class);
  }

  @Test
  void a_topic_that_is_misconfigured_refuses_no_message() {
    var about = answer("sns", 400, "InvalidParameter", "Invalid parameter: TopicArn");
    assertThat(Refusals.isRefusal(about)).isFalse();
  }

  private static TransactionCanceledException canceled(String... codes) {
    var reasons = Stream.of(codes).map(code -> CancellationReason.builder().code(code).build());
    return TransactionCanceledException.builder()
        .cancellationReasons(reasons.toList())
        .statusCode(400)
        .build();
  }

  @Test
  void a_transaction_with_one_refused_item_is_refused() {
    assertThat(Refusals.isRefusal(canceled("None", "ValidationError", "None"))).isTrue();
    assertThat(Refusals.isRefusal(canceled("ItemCollectionSizeLimitExceeded"))).isTrue();
  }

  @Test
  void a_transaction_that_was_canceled_otherwise_is_unavailable() {
    assertThat(Refusals.isRefusal(canceled("None", "TransactionConflict"))).isFalse();
    assertThat(Refusals.isRefusal(canceled("ThrottlingError"))).isFalse();
    assertThat(Refusals.isRefusal(canceled("ProvisionedThroughputExceeded"))).isFalse();
    assertThat(Refusals.isRefusal(canceled("ConditionalCheckFailed"))).isFalse();
    assertThat(Refusals.isRefusal(canceled())).isFalse();
  }
}
