package dev.weir.archive;

import dev.weir.aws.Refusals;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The archive in an S3 bucket. */
public final class S3Archive implements Archive {

  private final S3Client s3;
  private final String bucket;

  public S3Archive(S3Client s3, String bucket) {
    this.s3 = s3;
    this.bucket = bucket;
  }

  // No content encoding: readers must get the exact bytes of the known digest.
  @Override
  public void put(ArchiveKey key, byte[] object) {
    try {
      s3.putObject(
          request -> request.bucket(bucket).key(key.text()).contentType("application/gzip"),
          RequestBody.fromBytes(object));
    } catch (SdkException e) {
      throw Refusals.of("Archive not written bucket=" + bucket + " key=" + key, e);
    }
  }

  @Override
  public Optional<byte[]> get(String key) {
    try {
      return Optional.of(
          s3.getObjectAsBytes(request -> request.bucket(bucket).key(key)).asByteArrayUnsafe());
    } catch (NoSuchKeyException isNotThere) {
      return Optional.empty();
    } catch (SdkException e) {
      throw Refusals.of("Archive not read bucket=" + bucket + " key=" + key, e);
    }
  }

  @Override
  public List<String> keys(String prefix) {
    try {
      return s3
          .listObjectsV2Paginator(request -> request.bucket(bucket).prefix(prefix))
          .contents()
          .stream()
          .map(S3Object::key)
          .toList();
    } catch (SdkException e) {
      throw Refusals.of("Archive not listed bucket=" + bucket + " prefix=" + prefix, e);
    }
  }
}
