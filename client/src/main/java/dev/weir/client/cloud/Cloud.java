package dev.weir.client.cloud;

import dev.weir.client.CommandFault;
import dev.weir.client.ExitCode;
import dev.weir.metrics.query.MetricReader;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * A Weir that runs somewhere: its stack's outputs, and clients of the services that it stands on.
 */
public final class Cloud {

  private final String name;
  private final Map<String, String> outputs;
  private final ClientConfigurer clients;

  Cloud(String name, Map<String, String> outputs, ClientConfigurer clients) {
    this.name = name;
    this.outputs = Map.copyOf(outputs);
    this.clients = clients;
  }

  /** What a person calls it, such as {@code the local cloud}. */
  public String name() {
    return name;
  }

  /**
   * An output of the stack, such as {@code AlertsTable}.
   *
   * @throws CommandFault if the stack has none of this name
   */
  public String output(String key) {
    var value = outputs.get(key);
    if (value == null) {
      throw new CommandFault(
          name + " has no output " + key,
          "Its pipeline is not deployed (setting pipelines), or it was deployed by another version:"
              + " deploy it with this version, or start it again.",
          ExitCode.FAILED);
    }
    return value;
  }

  /** An output that a stack need not have. */
  public Optional<String> optionalOutput(String key) {
    return Optional.ofNullable(outputs.get(key));
  }

  /** The projection that profiles are read of. */
  public String transactionProjection() {
    return outputs.getOrDefault("TransactionProjection", projection());
  }

  /** The projection that counts are read of. */
  public String projection() {
    return outputs.getOrDefault("Projection", "v1");
  }

  /** The Region that it is in. */
  public String region() {
    return clients.region();
  }

  /** Its metrics. */
  public MetricReader metrics() {
    return clients.metrics();
  }

  /** A DynamoDB client. */
  public DynamoDbClient dynamo() {
    return clients.configure("dynamodb", DynamoDbClient.builder()).build();
  }

  /** A Kinesis client. */
  public KinesisClient kinesis() {
    return clients.configure("kinesis", KinesisClient.builder()).build();
  }

  /** An SNS client. */
  public SnsClient sns() {
    return clients.configure("sns", SnsClient.builder()).build();
  }

  /** An SQS client. */
  public SqsClient sqs() {
    return clients.configure("sqs", SqsClient.builder()).build();
  }

  /** An S3 client. */
  public S3Client s3() {
    return clients.configure("s3", S3Client.builder().forcePathStyle(true)).build();
  }
}
