package dev.weir.infra;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.amazon.awscdk.services.s3.ObjectOwnership;
import software.constructs.Construct;

/**
 * The storage for records that no retry can help, with the reason, for a person to inspect.
 *
 * <p>No versioning: a key is a pure function of the record, so a redelivery writes the same bytes
 * to the same key.
 */
final class QuarantineStorage extends Construct {
  private final Bucket bucket;

  QuarantineStorage(Construct scope, String id, Stage stage, Encryption encryption) {
    super(scope, id);
    bucket =
        encryption
            .apply(Bucket.Builder.create(this, "Bucket"))
            .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
            .objectOwnership(ObjectOwnership.BUCKET_OWNER_ENFORCED)
            .enforceSsl(true)
            .lifecycleRules(List.of(expiry(stage)))
            .removalPolicy(stage.removalPolicy())
            .build();
    NagExemption.from(
        "AwsSolutions-S1",
        bucket,
        "Few objects, read by few people; CloudTrail data events record access without a second log"
            + " bucket to monitor.");
  }

  Bucket bucket() {
    return bucket;
  }

  /** Returns the permissions to quarantine records of {@code pipeline} and no other. */
  Map<String, List<PolicyStatement>> permissions(String pipeline) {
    return Map.of(
        "PutAside",
        List.of(Permissions.allow(bucket.arnForObjects(pipeline + "/*"), "s3:PutObject")));
  }

  private static LifecycleRule expiry(Stage stage) {
    return LifecycleRule.builder()
        .id("expire")
        .expiration(Duration.days(stage.quarantineDays()))
        .abortIncompleteMultipartUploadAfter(Duration.days(1))
        .build();
  }
}
