package dev.weir.quarantine.adapter;

import dev.weir.aws.Refusals;
import dev.weir.quarantine.Quarantine;
import dev.weir.quarantine.QuarantineKey;
import dev.weir.quarantine.Rejected;
import dev.weir.quarantine.RejectedLines;
import dev.weir.stream.RefusedException;
import dev.weir.stream.UnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * The quarantine in an S3 bucket: one object for the rejections of one record. An object that S3
 * refuses is stored with truncated texts.
 */
public final class S3Quarantine implements Quarantine {

  private static final Logger LOG = LoggerFactory.getLogger(S3Quarantine.class);

  private final S3Client s3;
  private final String bucket;

  public S3Quarantine(S3Client s3, String bucket) {
    this.s3 = s3;
    this.bucket = bucket;
  }

  @Override
  public void put(QuarantineKey key, List<Rejected> rejected) {
    var objectKey = key.objectKey(rejected);
    try {
      put(objectKey, rejected);
    } catch (RefusedException e) {
      LOG.warn("S3 refuses the object, its texts are cut bucket={} key={}", bucket, objectKey, e);
      putShortened(objectKey, rejected);
    }
  }

  // If S3 refuses a short object, too, the bucket is at fault and not the record: nothing may be
  // counted until someone has repaired the bucket.
  private void putShortened(String objectKey, List<Rejected> rejected) {
    try {
      put(objectKey, Shortened.of(rejected));
    } catch (RefusedException e) {
      throw new UnavailableException(
          "Quarantine refuses even a short object bucket=" + bucket + " key=" + objectKey, e);
    }
  }

  private void put(String objectKey, List<Rejected> rejected) {
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
      throw Refusals.of("Quarantine not written bucket=" + bucket + " key=" + objectKey, e);
    }
  }

  // S3 takes tens of milliseconds per object: one after the other, a batch of garbage would exceed
  // the function's timeout and be redelivered forever.
  @Override
  public void putAll(Map<QuarantineKey, List<Rejected>> rejected) {
    var puts = new ArrayList<Future<?>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      rejected.forEach((key, lines) -> puts.add(threads.submit(() -> put(key, lines))));
    }
    puts.forEach(S3Quarantine::requireDone);
  }

  private static void requireDone(Future<?> put) {
    if (put.state() == Future.State.FAILED) {
      throw put.exceptionNow() instanceof UnavailableException unavailable
          ? unavailable
          : new IllegalStateException("Quarantine not written", put.exceptionNow());
    }
  }
}
