package dev.weir.market.risk.decide;

import dev.weir.events.codec.Sha256;
import dev.weir.market.exposure.Finding;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/**
 * A decision's findings in a form short enough to be stored alongside it whatever the names are:
 * thousands of them would not fit into its item.
 *
 * @param text of causes, actions and names in their order: equal for equal findings; empty for none
 */
public record FindingsDigest(String text) {

  private static final int BYTES = 16;

  public static final FindingsDigest NONE = new FindingsDigest("");

  public static FindingsDigest of(List<Finding> findings) {
    if (findings.isEmpty()) {
      return NONE;
    }
    var digest = Sha256.begin();
    for (var finding : findings) {
      digest.update((finding.cause() + "=" + finding.action()).getBytes(StandardCharsets.UTF_8));
      for (var name : finding.names()) {
        digest.update(("\n " + name).getBytes(StandardCharsets.UTF_8));
      }
      digest.update((byte) '\n');
    }
    return new FindingsDigest(HexFormat.of().formatHex(digest.digest(), 0, BYTES));
  }
}
