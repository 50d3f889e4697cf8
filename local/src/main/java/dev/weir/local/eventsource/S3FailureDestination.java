package dev.weir.local.eventsource;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Writes failure records, with the complete event, into a bucket.
 *
 * <p>Key: {@code aws/lambda/<mapping>/<shard>/2026/11/23/2026-11-23T05.16.07-<uuid>}.
 */
final class S3FailureDestination implements FailureDestination {
  private static final DateTimeFormatter FOLDER =
      DateTimeFormatter.ofPattern("uuuu/MM/dd").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH.mm.ss").withZone(ZoneOffset.UTC);

  private final S3Client s3;
  private final String bucket;

  S3FailureDestination(S3Client s3, String bucketArn) {
    this.s3 = s3;
    this.bucket = bucketArn.substring(bucketArn.lastIndexOf(':') + 1);
  }

  @Override
  public void deliver(FailureRecord record) {
    s3.putObject(
        request ->
            request
                .bucket(bucket)
                .key(key(record, UUID.randomUUID()))
                .contentType("application/json"),
        RequestBody.fromString(record.documentWithPayload()));
  }

  static String key(FailureRecord record, UUID id) {
    return "aws/lambda/%s/%s/%s/%s-%s"
        .formatted(
            record.mappingUuid(),
            record.shardId(),
            FOLDER.format(record.at()),
            NAME.format(record.at()),
            id);
  }
}
