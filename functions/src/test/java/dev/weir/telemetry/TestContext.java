package dev.weir.telemetry;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import dev.weir.stream.Deadline;
import java.time.Duration;

/** An invocation's context with only a request id and time. */
public final class TestContext implements Context {

  private final Deadline deadline;

  /** Creates a context that always has a minute left. */
  public TestContext() {
    this(() -> Duration.ofMinutes(1));
  }

  /** Creates a context with the given remaining time. */
  public TestContext(Deadline deadline) {
    this.deadline = deadline;
  }

  @Override
  public String getAwsRequestId() {
    return "request-1";
  }

  @Override
  public int getRemainingTimeInMillis() {
    return (int) deadline.remaining().toMillis();
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
    return "function";
  }

  @Override
  public String getFunctionVersion() {
    return "1";
  }

  @Override
  public String getInvokedFunctionArn() {
    return "";
  }

  @Override
  public CognitoIdentity getIdentity() {
    throw new UnsupportedOperationException("No identity in tests");
  }

  @Override
  public ClientContext getClientContext() {
    throw new UnsupportedOperationException("No client in tests");
  }

  @Override
  public int getMemoryLimitInMB() {
    return 512;
  }

  @Override
  public LambdaLogger getLogger() {
    throw new UnsupportedOperationException("Functions log through SLF4J");
  }
}
