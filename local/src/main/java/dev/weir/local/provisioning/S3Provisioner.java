package dev.weir.local.provisioning;

import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Creates buckets. Protection and cleanup of stored objects have no meaning for a bucket that ends
 * with the local cloud.
 */
final class S3Provisioner {

  private final S3Client s3;

  S3Provisioner(S3Client s3) {
    this.s3 = s3;
  }

  CreatedResource bucket(Properties properties) {
    var name = properties.name("BucketName", "").toLowerCase(Locale.ROOT);
    properties
        .withoutMeaning(
            "AbacStatus",
            "AccessControl",
            "BucketEncryption",
            "IntelligentTieringConfigurations",
            "LifecycleConfiguration",
            "LoggingConfiguration",
            "MetricsConfigurations",
            "OwnershipControls",
            "PublicAccessBlockConfiguration",
            "VersioningConfiguration")
        .refuseOthers();
    s3.createBucket(r -> r.bucket(name));
    var domain = name + ".s3.amazonaws.com";
    return new CreatedResource(
        name,
        Map.of("Arn", "arn:aws:s3:::" + name, "DomainName", domain, "RegionalDomainName", domain));
  }
}
