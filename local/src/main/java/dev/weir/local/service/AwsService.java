package dev.weir.local.service;

import java.util.Locale;

/** A service that has an emulator here. */
public enum AwsService {
  DYNAMODB,
  KINESIS,
  SNS,
  SQS,
  S3;

  /** As ARNs, actions of policies and signatures name it. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
