package dev.weir.infra;

import software.amazon.awscdk.RemovalPolicy;

/**
 * The name of a deployment of Weir, and its consequences for the data.
 *
 * <p>{@code prod} keeps everything: deleting the stack leaves tables, stream, bucket and logs in
 * place, and tables are protected against deletion. Every other stage is deleted without a trace.
 *
 * @param name lower-case letters, digits and hyphens, at most 20 characters; part of the stack's
 *     name
 */
record Stage(String name) {
  /** The stage whose data outlives its stack. */
  static final String PRODUCTION = "prod";

  /**
   * The pattern of a stage's name, which becomes part of resource names of at most 63 characters.
   */
  static final String PATTERN = "[a-z](?:[a-z0-9-]{0,18}[a-z0-9])?";

  Stage {
    if (!name.matches(PATTERN)) {
      throw new IllegalArgumentException("Not a stage name: " + name);
    }
  }

  boolean keepsData() {
    return name.equals(PRODUCTION);
  }

  /**
   * Returns the policy for a resource that leaves the stack. A resource created by a failed first
   * deployment is empty, so the rollback removes it: otherwise its name would block the next
   * attempt.
   */
  RemovalPolicy removalPolicy() {
    return keepsData() ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : RemovalPolicy.DESTROY;
  }

  String stackName() {
    return "weir-" + name;
  }

  /** Returns the name of the stack shared by all Regions. */
  String globalStackName() {
    return stackName() + "-global";
  }

  /** Returns the name of a Region's stack. */
  String regionalStackName(String region) {
    return stackName() + "-" + region;
  }

  /** Returns the name of a multi-Region table, which each Region's stack can construct. */
  String globalTableName(String table) {
    return stackName() + "-" + table;
  }

  /** Returns for how many days a function's log lines are kept, unless a setting overrides it. */
  int logRetentionDays() {
    return keepsData() ? 90 : 14;
  }

  /**
   * Returns for how many days quarantined records are kept: enough to fix a producer and resend.
   */
  int quarantineDays() {
    return keepsData() ? 365 : 30;
  }
}
