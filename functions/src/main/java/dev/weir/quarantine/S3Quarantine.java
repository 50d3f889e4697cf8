package dev.weir.quarantine;

import dev.weir.stream.UnavailableException;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** The quarantine in an S3 bucket: one object for what was rejected of one record. */
public final class S3Quarantine implements Quarantine {

  private final S3Client s3;
  private final String bucket;

  /** Writes to the named bucket. */
  public S3Quarantine(S3Client s3, String bucket) {
    this.s3 = s3;
    this.bucket = bucket;
  }

  @Override
  public void put(QuarantineKey key, List<Rejected> rejected) {
    var objectKey = key.objectKey();
    try {
      s3.putObject(
          request ->
              request
                  .bucket(bucket)
                  .key(objectKey)
                  .contentType("application/x-ndjson")
                  .contentEncoding("gzip"),
          RequestBody.fromBytes(RejectedLines.encode(rejected)));
    } catch (SdkException e) {
      throw new UnavailableException(
          "Quarantine not written bucket=" + bucket + " key=" + objectKey, e);
    }
  }
}
