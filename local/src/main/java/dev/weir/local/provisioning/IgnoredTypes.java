package dev.weir.local.provisioning;

import java.util.Set;

/**
 * Types of resources without meaning on one machine: logs, metrics, encryption, tables for SQL, and
 * the CDK's own auxiliary resources.
 */
final class IgnoredTypes {

  private static final Set<String> TYPES =
      Set.of(
          "AWS::CDK::Metadata",
          "AWS::CloudWatch::CompositeAlarm",
          "AWS::Glue::Database",
          "AWS::Glue::Table",
          "AWS::KMS::Alias",
          "AWS::KMS::Key",
          "AWS::Logs::MetricFilter",
          "AWS::Logs::QueryDefinition",
          "AWS::Logs::ResourcePolicy",
          "Custom::LogRetention",
          "Custom::S3AutoDeleteObjects");

  private IgnoredTypes() {}

  static boolean contains(String type) {
    return TYPES.contains(type);
  }
}
