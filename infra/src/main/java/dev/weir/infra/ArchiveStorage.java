package dev.weir.infra;

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
 * Where the streams' records are kept for good.
 *
 * <p>Objects are versioned in the stage that keeps its data, so that one which somebody deletes or
 * overwrites can be brought back within a month. The functions need no versions: a key has one
 * content, and nobody but an operator ever writes it twice.
 */
final class ArchiveStorage extends Construct {
  private static final int DAYS_IN_STANDARD = 30;
  private static final int DAYS_OF_OLD_VERSIONS = 30;

  private final Bucket bucket;

  ArchiveStorage(
      Construct scope, String id, Stage stage, Encryption encryption, ArchiveSettings settings) {
    super(scope, id);
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
        "Written by functions, read by few people; CloudTrail data events record who, without a"
            + " second bucket that would itself have to be watched.");
  }

  Bucket bucket() {
    return bucket;
  }

  /** What a function needs to archive the stream of {@code pipeline}, and of no other. */
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
