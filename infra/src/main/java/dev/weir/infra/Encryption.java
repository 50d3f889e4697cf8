package dev.weir.infra;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.dynamodb.CfnGlobalTable;
import software.amazon.awscdk.services.dynamodb.TableV2;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
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
 * The keys for encryption at rest: AWS-managed keys of this account, or a key of the stack.
 *
 * <p>With AWS-managed keys, no function needs a permission for a key: their policies admit every
 * principal of the account that may use the service itself. With a customer-managed key, each
 * function gets {@link #permissions()}.
 */
final class Encryption {
  private final IKey topicKey;
  private final Optional<Key> ownKey;
  private final Optional<String> formerKey;

  Encryption(Construct scope, StackSettings settings) {
    ownKey =
        switch (settings.keys()) {
          case AWS_MANAGED -> Optional.empty();
          case CUSTOMER_MANAGED -> Optional.of(ownKey(scope, settings.stage()));
        };
    formerKey = settings.formerKey();
    topicKey =
        ownKey
            .map(IKey.class::cast)
            .orElseGet(() -> Alias.fromAliasName(scope, "AwsTopicKey", "alias/aws/sns"));
  }

  private static Key ownKey(Construct scope, Stage stage) {
    return Key.Builder.create(scope, "Key")
        .description("Encrypts the data of " + stage.stackName())
        .enableKeyRotation(true)
        // Without the key, no data encrypted with it could be read, and a stream keeps such records
        // for its retention period.
        .removalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE)
        .build();
  }

  boolean hasOwnKey() {
    return ownKey.isPresent();
  }

  Stream.Builder apply(Stream.Builder stream) {
    return ownKey
        .map(key -> stream.encryption(StreamEncryption.KMS).encryptionKey(key))
        .orElseGet(() -> stream.encryption(StreamEncryption.MANAGED));
  }

  void apply(TableV2 table) {
    // The table's own property requires a known Region
    // of the stack if there are replicas in others.
    var resource = (CfnGlobalTable) table.getNode().getDefaultChild();
    ownKey.ifPresent(
        key ->
            resource.addPropertyOverride(
                "Replicas.0.SSESpecification.KMSMasterKeyId", key.getKeyArn()));
  }

  Topic.Builder apply(Topic.Builder topic) {
    return topic.masterKey(topicKey);
  }

  /**
   * Configures a topic for CloudWatch: with the stack's own key, if any, which CloudWatch may then
   * use.
   */
  void applyForAlarms(Topic.Builder topic) {
    ownKey.ifPresent(
        key -> {
          key.addToResourcePolicy(
              PolicyStatement.Builder.create()
                  .principals(List.of(new ServicePrincipal("cloudwatch.amazonaws.com")))
                  .actions(List.of("kms:Decrypt", "kms:GenerateDataKey*"))
                  .resources(List.of("*"))
                  .build());
          topic.masterKey(key);
        });
  }

  Bucket.Builder apply(Bucket.Builder bucket) {
    return ownKey
        .map(
            key ->
                bucket.encryption(BucketEncryption.KMS).encryptionKey(key).bucketKeyEnabled(true))
        .orElseGet(() -> bucket.encryption(BucketEncryption.S3_MANAGED));
  }

  /**
   * Returns the permissions for all of these keys, by purpose; none with AWS-managed keys. A former
   * key can decrypt existing data but encrypts nothing new.
   */
  Map<String, List<PolicyStatement>> permissions() {
    var permissions = new TreeMap<String, List<PolicyStatement>>();
    ownKey.ifPresent(key -> permissions.put("UseKey", List.of(use(key))));
    formerKey.ifPresent(
        key -> permissions.put("UseFormerKey", List.of(Permissions.allow(key, "kms:Decrypt"))));
    return permissions;
  }

  private static PolicyStatement use(Key key) {
    return Permissions.allow(key.getKeyArn(), "kms:Decrypt", "kms:GenerateDataKey");
  }
}
