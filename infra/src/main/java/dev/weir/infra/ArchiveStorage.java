package dev.weir.infra;

import dev.weir.metrics.stack.StackOutput;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.amazon.awscdk.services.s3.ObjectOwnership;
import software.amazon.awscdk.services.s3.StorageClass;
import software.amazon.awscdk.services.s3.Transition;
import software.constructs.Construct;

/**
 * The permanent storage of the streams' records.
 *
 * <p>Objects are versioned in the production stage, so that a deleted or overwritten one can be
 * restored within a month. The functions need no versions: a key has only one content, and only an
 * operator ever writes it twice.
 */
final class ArchiveStorage extends Construct {
  private static final int DAYS_IN_STANDARD = 30;
  private static final int DAYS_OF_OLD_VERSIONS = 30;

  private final Bucket bucket;
  private final ArchiveSettings settings;

  ArchiveStorage(
      Construct scope, String id, Stage stage, Encryption encryption, ArchiveSettings settings) {
    super(scope, id);
    this.settings = settings;
    bucket =
        encryption
            .apply(Bucket.Builder.create(this, "Bucket"))
            .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
            .objectOwnership(ObjectOwnership.BUCKET_OWNER_ENFORCED)
            .enforceSsl(true)
            .versioned(stage.keepsData())
            .lifecycleRules(List.of(lifecycle(settings)))
            .removalPolicy(stage.removalPolicy())
            .build();
    NagExemption.from(
        "AwsSolutions-S1",
        bucket,
        "Written by functions and read by few people; CloudTrail data events record access without"
            + " a second log bucket to monitor.");
  }

  Bucket bucket() {
    return bucket;
  }

  /** Declares where objects are, and for how long. */
  void locate(StackOutputs outputs) {
    outputs.add(StackOutput.ARCHIVE_BUCKET, bucket.getBucketName());
    if (!settings.keepsForEver()) {
      outputs.add(StackOutput.ARCHIVE_DAYS, Integer.toString(settings.days()));
    }
  }

  /** Returns the permissions to archive the stream of {@code pipeline} and no other. */
  Map<String, List<PolicyStatement>> permissions(String pipeline) {
    return Map.of(
        "Archive",
        List.of(Permissions.allow(bucket.arnForObjects(pipeline + "/*"), "s3:PutObject")));
  }

  // Glacier Instant Retrieval answers at once, so that a verification or a rebuild needs no
  // restore.
  private static LifecycleRule lifecycle(ArchiveSettings settings) {
    var rule =
        LifecycleRule.builder()
            .id("keep")
            .transitions(
                List.of(
                    Transition.builder()
                        .storageClass(StorageClass.GLACIER_INSTANT_RETRIEVAL)
                        .transitionAfter(Duration.days(DAYS_IN_STANDARD))
                        .build()))
            .noncurrentVersionExpiration(Duration.days(DAYS_OF_OLD_VERSIONS))
            .abortIncompleteMultipartUploadAfter(Duration.days(1));
    return settings.keepsForEver()
        ? rule.build()
        : rule.expiration(Duration.days(settings.days())).build();
  }
}
