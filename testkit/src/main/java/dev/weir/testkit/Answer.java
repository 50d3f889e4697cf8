package dev.weir.testkit;

import java.util.regex.Pattern;

/** A function's answer. */
public record Answer(String json) {

  private static final Pattern FIRST_FAILED = Pattern.compile("\"itemIdentifier\":\"(\\d+)\"");

  /** Returns the sequence number at which redelivery must start; "" if the batch is done. */
  public String retryFrom() {
    var failed = FIRST_FAILED.matcher(json);
    return failed.find() ? failed.group(1) : "";
  }
}
