package dev.weir.client.cloud;

import dev.weir.client.CommandFault;
import dev.weir.client.ExitCode;
import dev.weir.metrics.query.MetricReader;
import dev.weir.metrics.stack.StackOutput;
import dev.weir.stream.ProjectionName;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** A running Weir: its stack's outputs, and clients of the services that it uses. */
public final class Cloud {

  private final String name;
  private final Map<String, String> outputs;
  private final ClientConfigurer clients;

  Cloud(String name, Map<String, String> outputs, ClientConfigurer clients) {
    this.name = name;
    this.outputs = Map.copyOf(outputs);
    this.clients = clients;
  }

  /** Returns the name for messages, such as {@code the local cloud}. */
  public String name() {
    return name;
  }

  /**
   * Returns an output of the stack, such as a stream's or a step's.
   *
   * @throws CommandFault if the stack has no such output
   */
  public String output(String key) {
    var value = outputs.get(key);
    if (value == null) {
      throw new CommandFault(
          name + " has no output " + key,
          "Its pipeline is not deployed (setting pipelines), or another version deployed it:"
              + " redeploy it with this version, or restart the local cloud.",
          ExitCode.FAILED);
    }
    return value;
  }

  /** Returns an output that a stack may lack. */
  public Optional<String> optionalOutput(String key) {
    return Optional.ofNullable(outputs.get(key));
  }

  /**
   * Returns an output of the stack.
   *
   * @throws CommandFault if the stack has no such output
   */
  public String output(StackOutput output) {
    return output(output.key());
  }

  /** Returns an output that a stack may lack. */
  public Optional<String> optionalOutput(StackOutput output) {
    return optionalOutput(output.key());
  }

  /** The projection that profiles are read of. */
  public String transactionProjection() {
    return optionalOutput(StackOutput.TRANSACTION_PROJECTION).orElseGet(this::projection);
  }

  /** The projection that counts are read of. */
  public String projection() {
    return optionalOutput(StackOutput.PROJECTION).orElse(ProjectionName.FIRST);
  }

  /**
   * Returns the same stack with another projection of access logs and transactions in place of the
   * deployed one, such as one that is rebuilt.
   */
  public Cloud withProjection(String projection) {
    var others = new HashMap<>(outputs);
    others.put(StackOutput.PROJECTION.key(), projection);
    others.put(StackOutput.TRANSACTION_PROJECTION.key(), projection);
    return new Cloud(name, others, clients);
  }

  /** Returns the stack's Region. */
  public String region() {
    return clients.region();
  }

  /** Returns a reader of the stack's metrics. */
  public MetricReader metrics() {
    return clients.metrics();
  }

  /** All outputs of the stack. */
  public Map<String, String> outputs() {
    return outputs;
  }

  /** A CloudWatch client. */
  public CloudWatchClient cloudWatch() {
    return clients.configure("cloudwatch", CloudWatchClient.builder()).build();
  }

  /** A Lambda client. */
  public LambdaClient lambda() {
    return clients.configure("lambda", LambdaClient.builder()).build();
  }

  /** A DynamoDB client. */
  public DynamoDbClient dynamo() {
    return clients.configure("dynamodb", DynamoDbClient.builder()).build();
  }

  /** Returns a Kinesis client. */
  public KinesisClient kinesis() {
    return clients.configure("kinesis", KinesisClient.builder()).build();
  }

  /** Returns an SNS client. */
  public SnsClient sns() {
    return clients.configure("sns", SnsClient.builder()).build();
  }

  /** Returns an SQS client. */
  public SqsClient sqs() {
    return clients.configure("sqs", SqsClient.builder()).build();
  }

  /** Returns an S3 client. */
  public S3Client s3() {
    return clients.configure("s3", S3Client.builder().forcePathStyle(true)).build();
  }
}
