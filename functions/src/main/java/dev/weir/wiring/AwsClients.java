package dev.weir.wiring;

import dev.weir.telemetry.Meter;
import java.time.Duration;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sns.SnsClient;

/**
 * The AWS clients of one function instance, over one connection pool. Region, credentials and
 * endpoints come from the environment, as read by the SDK; the local cloud is reached in the same
 * way.
 */
public final class AwsClients {

  // A hanging call must not use up the function's time: an attempt is abandoned after two seconds
  // (DynamoDB answers within milliseconds), the call with all its retries after eight.
  private static final Duration ATTEMPT_TIMEOUT = Duration.ofSeconds(2);
  private static final Duration CALL_TIMEOUT = Duration.ofSeconds(8);
  private static final int CONNECTIONS = 50;

  private final SdkHttpClient http =
      Apache5HttpClient.builder()
          .maxConnections(CONNECTIONS)
          .connectionTimeout(Duration.ofSeconds(1))
          .socketTimeout(ATTEMPT_TIMEOUT)
          .build();

  private final CallMetrics calls;
  private final CanceledTransactions canceled;
  private final RefusedCalls refused;

  /** Creates clients whose calls are measured. */
  public AwsClients(Meter meter) {
    calls = new CallMetrics(meter);
    canceled = new CanceledTransactions(meter);
    refused = new RefusedCalls(meter);
  }

  public DynamoDbClient dynamo() {
    return configured(DynamoDbClient.builder()).build();
  }

  /** Returns a Kinesis client, for describing streams; records come through Lambda. */
  public KinesisClient kinesis() {
    return configured(KinesisClient.builder()).build();
  }

  /** A CloudWatch client, because of what AWS measures of other functions. */
  public CloudWatchClient cloudWatch() {
    return configured(CloudWatchClient.builder()).build();
  }

  /** An SNS client. */
  public SnsClient sns() {
    return configured(SnsClient.builder()).build();
  }

  public S3Client s3() {
    return configured(S3Client.builder()).build();
  }

  private <
          B extends
              AwsSyncClientBuilder<B, ?>
                  & software.amazon.awssdk.awscore.client.builder.AwsClientBuilder<B, ?>>
      B configured(B builder) {
    return builder
        .httpClient(http)
        .overrideConfiguration(
            ClientOverrideConfiguration.builder()
                .apiCallAttemptTimeout(ATTEMPT_TIMEOUT)
                .apiCallTimeout(CALL_TIMEOUT)
                .addMetricPublisher(calls)
                .addExecutionInterceptor(canceled)
                .addExecutionInterceptor(refused)
                .build());
  }
}
