package dev.weir.local.service;

import java.util.Locale;

/** An emulated service. */
public enum AwsService {
  DYNAMODB,
  KINESIS,
  SNS,
  SQS,
  S3,
  GLUE;

  /** Returns its name in ARNs, actions of policies and signatures. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
