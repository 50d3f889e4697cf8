package dev.weir.infra;

import java.util.Optional;

/**
 * The settings of alert messages.
 *
 * @param email recipient by e-mail, if any
 * @param link {@link #DASHBOARD}, {@link #NO_LINK}, or the template of an address, see {@link
 *     dev.weir.alerts.MessageOptions}
 * @param chat whether subscribers by HTTPS get the format of chats
 */
record AlertSettings(Optional<String> email, String link, boolean chat) {

  static final String DASHBOARD = "dashboard";
  static final String NO_LINK = "none";

  /** Returns whether a text is a link. */
  static boolean isLink(String text) {
    return text.equals(DASHBOARD)
        || text.equals(NO_LINK)
        || text.matches("https?://[^\\s\\p{Cntrl}]+");
  }

  /**
   * Returns the template of the address of the messages' links, empty for none.
   *
   * @param dashboard the name of the dashboard, if there are dashboards
   * @param region the Region, which may be a token
   */
  String linkTemplate(Optional<String> dashboard, String region) {
    return switch (link) {
      case NO_LINK -> "";
      case DASHBOARD -> dashboard.map(name -> console(name, region)).orElse("");
      default -> link;
    };
  }

  // https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Dashboards.html
  private static String console(String dashboard, String region) {
    return "https://"
        + region
        + ".console.aws.amazon.com/cloudwatch/home?region="
        + region
        + "#dashboards/dashboard/"
        + dashboard
        + "?start={from}&end={to}";
  }
}
