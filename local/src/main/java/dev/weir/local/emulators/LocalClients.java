package dev.weir.local.emulators;

import dev.weir.local.process.Loopback;
import java.net.URI;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.http.apache5.ProxyConfiguration;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * Clients of the emulators, sharing one connection pool.
 *
 * <p>They are configured with the emulators' addresses and ignore the user's AWS configuration, so
 * that no mistake there can lead them to a real account.
 */
public record LocalClients(
    DynamoDbClient dynamodb,
    DynamoDbStreamsClient tableStreams,
    KinesisClient kinesis,
    SnsClient sns,
    SqsClient sqs,
    S3Client s3,
    SdkHttpClient http)
    implements AutoCloseable {

  /** Each event source reads its shards in parallel, and no read may wait for a connection. */
  private static final int CONNECTIONS = 200;

  /** Returns clients of these endpoints. */
  public static LocalClients of(Endpoints endpoints, String region) {
    var http =
        Apache5HttpClient.builder()
            .maxConnections(CONNECTIONS)
            .proxyConfiguration(withoutProxy())
            .build();
    return new LocalClients(
        configured(DynamoDbClient.builder().httpClient(http), endpoints.dynamodb(), region),
        configured(DynamoDbStreamsClient.builder().httpClient(http), endpoints.dynamodb(), region),
        configured(KinesisClient.builder().httpClient(http), endpoints.kinesis(), region),
        configured(SnsClient.builder().httpClient(http), endpoints.messaging(), region),
        configured(SqsClient.builder().httpClient(http), endpoints.messaging(), region),
        configured(
            S3Client.builder().httpClient(http).forcePathStyle(true),
            endpoints.messaging(),
            region),
        http);
  }

  /**
   * Loads the classes of the clients, which takes longer than most of their calls. It is optional
   * and opens no connection.
   */
  public static void load() {
    var nowhere = Loopback.http(1);
    of(new Endpoints(nowhere, nowhere, nowhere, nowhere), Endpoints.DEFAULT_REGION).close();
  }

  private static <B extends AwsClientBuilder<B, C>, C> C configured(
      B builder, URI endpoint, String region) {
    return builder
        .endpointOverride(endpoint)
        .region(Region.of(region))
        .credentialsProvider(credentials())
        .build();
  }

  /** The user's proxy serves outbound traffic and could not reach loopback. */
  private static ProxyConfiguration withoutProxy() {
    return ProxyConfiguration.builder()
        .useSystemPropertyValues(false)
        .useEnvironmentVariableValues(false)
        .build();
  }

  private static AwsCredentialsProvider credentials() {
    return StaticCredentialsProvider.create(
        AwsBasicCredentials.create(Endpoints.ACCESS_KEY, Endpoints.SECRET_KEY));
  }

  @Override
  public void close() {
    List.of(dynamodb, tableStreams, kinesis, sns, sqs, s3, http).forEach(SdkAutoCloseable::close);
  }
}
