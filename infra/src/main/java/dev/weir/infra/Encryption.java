package dev.weir.infra;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.services.dynamodb.TableEncryptionV2;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.kinesis.Stream;
import software.amazon.awscdk.services.kinesis.StreamEncryption;
import software.amazon.awscdk.services.kms.Alias;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.sns.Topic;
import software.constructs.Construct;

/**
 * The keys that data at rest is encrypted with: AWS's own for this account, or one of the stack's.
 *
 * <p>With AWS-managed keys no function needs a permission on a key: their policies admit every
 * principal of the account that may use the service itself. With a customer-managed key each
 * function gets {@link #permissions()}.
 */
final class Encryption {
  private final IKey topicKey;
  private final Optional<Key> ownKey;

  Encryption(Construct scope, StackSettings settings) {
    ownKey =
        switch (settings.keys()) {
          case AWS_MANAGED -> Optional.empty();
          case CUSTOMER_MANAGED -> Optional.of(ownKey(scope, settings.stage()));
        };
    topicKey =
        ownKey
            .map(IKey.class::cast)
            .orElseGet(() -> Alias.fromAliasName(scope, "AwsTopicKey", "alias/aws/sns"));
  }

  private static Key ownKey(Construct scope, Stage stage) {
    return Key.Builder.create(scope, "Key")
        .description("Encrypts what " + stage.stackName() + " stores")
        .enableKeyRotation(true)
        .removalPolicy(stage.removalPolicy())
        .build();
  }

  Stream.Builder apply(Stream.Builder stream) {
    return ownKey
        .map(key -> stream.encryption(StreamEncryption.KMS).encryptionKey(key))
        .orElseGet(() -> stream.encryption(StreamEncryption.MANAGED));
  }

  TableEncryptionV2 table() {
    return ownKey
        .map(TableEncryptionV2::customerManagedKey)
        .orElseGet(TableEncryptionV2::awsManagedKey);
  }

  Topic.Builder apply(Topic.Builder topic) {
    return topic.masterKey(topicKey);
  }

  Bucket.Builder apply(Bucket.Builder bucket) {
    return ownKey
        .map(
            key ->
                bucket.encryption(BucketEncryption.KMS).encryptionKey(key).bucketKeyEnabled(true))
        .orElseGet(() -> bucket.encryption(BucketEncryption.S3_MANAGED));
  }

  /** What a function needs to use all of the above, by purpose; nothing with AWS-managed keys. */
  Map<String, List<PolicyStatement>> permissions() {
    return ownKey.map(key -> Map.of("UseKey", List.of(use(key)))).orElseGet(Map::of);
  }

  private static PolicyStatement use(Key key) {
    return Permissions.allow(key.getKeyArn(), "kms:Decrypt", "kms:GenerateDataKey");
  }
}
