package dev.weir.local.service;

import java.util.Locale;

/** A service that is emulated here. */
public enum AwsService {
  DYNAMODB,
  KINESIS,
  SNS,
  SQS,
  S3,
  GLUE;

  /** As ARNs, actions of policies and signatures name it. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
