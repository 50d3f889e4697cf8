package dev.weir.local.functions;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** The context that Weir's runtime loop passes to a handler. */
record LoopContext(String requestId, String functionArn, Instant deadline) implements Context {

  static LoopContext of(HttpURLConnection next) {
    return new LoopContext(
        next.getHeaderField("Lambda-Runtime-Aws-Request-Id"),
        next.getHeaderField("Lambda-Runtime-Invoked-Function-Arn"),
        Instant.ofEpochMilli(Long.parseLong(next.getHeaderField("Lambda-Runtime-Deadline-Ms"))));
  }

  @Override
  public String getAwsRequestId() {
    return requestId;
  }

  @Override
  public String getInvokedFunctionArn() {
    return functionArn;
  }

  @Override
  public int getRemainingTimeInMillis() {
    return (int) (deadline.toEpochMilli() - Instant.now().toEpochMilli());
  }

  @Override
  public String getFunctionName() {
    return System.getenv("AWS_LAMBDA_FUNCTION_NAME");
  }

  @Override
  public String getFunctionVersion() {
    return System.getenv("AWS_LAMBDA_FUNCTION_VERSION");
  }

  @Override
  public String getLogGroupName() {
    return System.getenv("AWS_LAMBDA_LOG_GROUP_NAME");
  }

  @Override
  public String getLogStreamName() {
    return System.getenv("AWS_LAMBDA_LOG_STREAM_NAME");
  }

  @Override
  public int getMemoryLimitInMB() {
    return Integer.parseInt(System.getenv("AWS_LAMBDA_FUNCTION_MEMORY_SIZE"));
  }

  @Override
  public CognitoIdentity getIdentity() {
    return null;
  }

  @Override
  public ClientContext getClientContext() {
    return null;
  }

  @Override
  public LambdaLogger getLogger() {
    return new LambdaLogger() {
      @Override
      public void log(String message) {
        System.out.println(message);
      }

      @Override
      public void log(byte[] message) {
        log(new String(message, StandardCharsets.UTF_8));
      }
    };
  }
}
