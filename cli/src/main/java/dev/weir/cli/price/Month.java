package dev.weir.cli.price;

/** A month as in AWS's pricing calculator. */
final class Month {
  static final double HOURS = 730;
  static final double MINUTES = HOURS * 60;
  static final double SECONDS = HOURS * 3_600;

  /** CloudWatch and Kinesis charge per gigabyte of 10^9 bytes here. */
  static final double GIGABYTE = 1e9;

  private Month() {}
}
