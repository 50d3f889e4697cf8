package dev.weir.infra;

import software.amazon.awscdk.RemovalPolicy;

/**
 * The name of one deployment of Weir, and what follows from it for the data that it holds.
 *
 * <p>{@code prod} keeps everything: deleting the stack leaves tables, stream, bucket and logs
 * behind, and tables are protected against deletion. Every other stage goes without a trace.
 *
 * @param name lower-case letters, digits and hyphens, at most 20 characters; part of the stack's
 *     name
 */
record Stage(String name) {
  /** The stage whose data outlives its stack. */
  static final String PRODUCTION = "prod";

  /** What a stage's name looks like: it ends up in resource names of at most 63 characters. */
  static final String PATTERN = "[a-z](?:[a-z0-9-]{0,18}[a-z0-9])?";

  Stage {
    if (!name.matches(PATTERN)) {
      throw new IllegalArgumentException("Not a stage's name: " + name);
    }
  }

  boolean keepsData() {
    return name.equals(PRODUCTION);
  }

  /**
   * What becomes of a resource when it leaves the stack. One that a failed first deployment has
   * just created is empty, so the rollback removes it: left behind, its name would block the next
   * try.
   */
  RemovalPolicy removalPolicy() {
    return keepsData() ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : RemovalPolicy.DESTROY;
  }

  String stackName() {
    return "weir-" + name;
  }

  /** The stack with what all Regions share. */
  String globalStackName() {
    return stackName() + "-global";
  }

  /** The stack with what one Region has of its own. */
  String regionalStackName(String region) {
    return stackName() + "-" + region;
  }

  /** The name of a table that is in several Regions, so that each Region's stack can say it. */
  String globalTableName(String table) {
    return stackName() + "-" + table;
  }

  /** Days for which a function's log lines are kept, unless a setting says otherwise. */
  int logRetentionDays() {
    return keepsData() ? 90 : 14;
  }

  /**
   * Days for which quarantined records are kept: time enough to fix a producer and to send again.
   */
  int quarantineDays() {
    return keepsData() ? 365 : 30;
  }
}
