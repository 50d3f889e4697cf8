package dev.weir.local.emulators;

import java.net.URI;
import java.util.Map;

/**
 * The addresses of the emulated services, all plain HTTP on 127.0.0.1.
 *
 * @param dynamodb tables and their streams
 * @param kinesis data streams
 * @param messaging SNS, SQS and S3
 * @param glue schema registries
 */
public record Endpoints(URI dynamodb, URI kinesis, URI messaging, URI glue) {

  /** The Region of a stack that names none. */
  public static final String DEFAULT_REGION = "us-east-1";

  /** The account that the emulators put into their ARNs. */
  public static final String ACCOUNT = "000000000000";

  /** DynamoDB Local accepts only letters and digits. */
  public static final String ACCESS_KEY = "weir";

  /** No emulator checks it, but the SDK requires one. */
  public static final String SECRET_KEY = "local";

  /** Creates endpoints from addresses by service, as {@link #byService} returns them. */
  public static Endpoints of(Map<String, URI> byService) {
    return new Endpoints(
        byService.get("dynamodb"),
        byService.get("kinesis"),
        byService.get("sns"),
        byService.get("glue"));
  }

  /** Returns addresses by service: dynamodb, kinesis, sns, sqs, s3, glue. */
  public Map<String, URI> byService() {
    return Map.of(
        "dynamodb",
        dynamodb,
        "kinesis",
        kinesis,
        "sns",
        messaging,
        "sqs",
        messaging,
        "s3",
        messaging,
        "glue",
        glue);
  }

  /** Returns the variables that point any AWS SDK at the emulators instead of AWS. */
  public Map<String, String> environment(String region) {
    return Map.ofEntries(
        Map.entry("AWS_ENDPOINT_URL_DYNAMODB", dynamodb.toString()),
        Map.entry("AWS_ENDPOINT_URL_DYNAMODB_STREAMS", dynamodb.toString()),
        Map.entry("AWS_ENDPOINT_URL_KINESIS", kinesis.toString()),
        Map.entry("AWS_ENDPOINT_URL_SNS", messaging.toString()),
        Map.entry("AWS_ENDPOINT_URL_SQS", messaging.toString()),
        Map.entry("AWS_ENDPOINT_URL_S3", messaging.toString()),
        Map.entry("AWS_ENDPOINT_URL_GLUE", glue.toString()),
        Map.entry("AWS_REGION", region),
        Map.entry("AWS_DEFAULT_REGION", region),
        Map.entry("AWS_ACCESS_KEY_ID", ACCESS_KEY),
        Map.entry("AWS_SECRET_ACCESS_KEY", SECRET_KEY),
        Map.entry("AWS_EC2_METADATA_DISABLED", "true"));
  }
}
