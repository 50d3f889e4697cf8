package dev.weir.client.archive;

import dev.weir.archive.S3Archive;
import dev.weir.aws.Refusals;
import java.util.Set;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** Copies in the bucket of the archive. */
final class S3CopyStore implements CopyStore {

  private final S3Client s3;
  private final String bucket;

  S3CopyStore(S3Client s3, String bucket) {
    this.s3 = s3;
    this.bucket = bucket;
  }

  @Override
  public Set<String> keys(String prefix) {
    return Set.copyOf(new S3Archive(s3, bucket).keys(prefix));
  }

  @Override
  public void put(String key, byte[] copy) {
    try {
      s3.putObject(
          request -> request.bucket(bucket).key(key).contentType("application/gzip"),
          RequestBody.fromBytes(copy));
    } catch (SdkException e) {
      throw Refusals.of("Copy not written bucket=" + bucket + " key=" + key, e);
    }
  }
}
