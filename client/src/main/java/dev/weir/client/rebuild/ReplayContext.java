package dev.weir.client.rebuild;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.time.Duration;

/** The context of an invocation that a command makes, with a minute left, as on Lambda. */
final class ReplayContext implements Context {

  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  private final long end = System.nanoTime() + TIMEOUT.toNanos();

  @Override
  public int getRemainingTimeInMillis() {
    return (int) Duration.ofNanos(Math.max(0, end - System.nanoTime())).toMillis();
  }

  @Override
  public String getAwsRequestId() {
    return "rebuild";
  }

  @Override
  public String getLogGroupName() {
    return "";
  }

  @Override
  public String getLogStreamName() {
    return "";
  }

  @Override
  public String getFunctionName() {
    return "rebuild";
  }

  @Override
  public String getFunctionVersion() {
    return "";
  }

  @Override
  public String getInvokedFunctionArn() {
    return "";
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
  public int getMemoryLimitInMB() {
    return (int) (Runtime.getRuntime().maxMemory() / (1024 * 1024));
  }

  @Override
  public LambdaLogger getLogger() {
    throw new UnsupportedOperationException("Functions log through SLF4J");
  }
}
