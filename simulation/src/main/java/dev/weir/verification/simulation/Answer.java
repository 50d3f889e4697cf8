package dev.weir.verification.simulation;

import java.util.regex.Pattern;

/** The answer of a function. */
public record Answer(String json) {

  private static final Pattern FIRST_FAILED = Pattern.compile("\"itemIdentifier\":\"(\\d+)\"");

  /** The sequence number from which on it wants everything again; "" where it is done. */
  public String retryFrom() {
    var failed = FIRST_FAILED.matcher(json);
    return failed.find() ? failed.group(1) : "";
  }
}
