package dev.weir.local.iam;

import dev.weir.local.service.AwsService;
import dev.weir.local.service.ServiceCall;
import dev.weir.local.service.ServiceError;
import java.util.Locale;

/** Creates the services' answers to callers without permission. */
final class AccessErrors {

  private AccessErrors() {}

  static ServiceError denied(ServiceCall call, AccessRequest request, AccessDecision decision) {
    // SQS writes actions in lower case.
    var action =
        call.service() == AwsService.SQS
            ? request.action().toLowerCase(Locale.ROOT)
            : request.action();
    var message =
        "User: %s is not authorized to perform: %s on resource: %s %s"
            .formatted(
                request.principal().arn(), action, request.resource(), decision.reason(action));
    return ServiceError.of(call, status(call.service()), errorType(call.service()), message);
  }

  static ServiceError unknownKey(ServiceCall call, boolean signed) {
    return signed
        ? ServiceError.of(
            call,
            status(call.service()),
            switch (call.service()) {
              case DYNAMODB, KINESIS, GLUE -> "UnrecognizedClientException";
              case SNS, SQS -> "InvalidClientTokenId";
              case S3 -> "InvalidAccessKeyId";
            },
            "The security token included in the request is invalid.")
        : ServiceError.of(
            call,
            status(call.service()),
            switch (call.service()) {
              case DYNAMODB, KINESIS, GLUE -> "MissingAuthenticationTokenException";
              case SNS, SQS -> "MissingAuthenticationToken";
              case S3 -> "AccessDenied";
            },
            "Request is missing Authentication Token");
  }

  private static int status(AwsService service) {
    return switch (service) {
      case DYNAMODB, KINESIS, GLUE -> ServiceError.BAD_REQUEST;
      case SNS, SQS, S3 -> ServiceError.FORBIDDEN;
    };
  }

  private static String errorType(AwsService service) {
    return switch (service) {
      case DYNAMODB, KINESIS, GLUE -> "AccessDeniedException";
      case SNS -> "AuthorizationError";
      case SQS, S3 -> "AccessDenied";
    };
  }
}
