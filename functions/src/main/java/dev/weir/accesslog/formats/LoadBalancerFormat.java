package dev.weir.accesslog.formats;

import static dev.weir.accesslog.formats.Role.ADDRESS_AND_PORT;
import static dev.weir.accesslog.formats.Role.BYTES;
import static dev.weir.accesslog.formats.Role.NUMBER;
import static dev.weir.accesslog.formats.Role.ORIGIN_STATUS;
import static dev.weir.accesslog.formats.Role.RFC3339_TIME;
import static dev.weir.accesslog.formats.Role.SERVICE;
import static dev.weir.accesslog.formats.Role.SKIP;
import static dev.weir.accesslog.formats.Role.STATUS;

/**
 * The lines of AWS's load balancers (Elastic Load Balancing user guides, "Access logs"). The
 * service is the load balancer's name in the line: {@code app/web/50dc6c495c0c9188} for an ALB, as
 * in its CloudWatch dimension. Only the fields up to {@code sent_bytes} are read: AWS adds fields
 * after them without notice, and client text also comes after them.
 */
final class LoadBalancerFormat implements LineFormat {

  private static final Columns ALB =
      new Columns(
          8,
          SKIP, // type
          RFC3339_TIME,
          SERVICE, // elb
          ADDRESS_AND_PORT, // client:port
          SKIP, // target:port
          NUMBER, // request_processing_time
          NUMBER, // target_processing_time
          NUMBER, // response_processing_time
          STATUS, // elb_status_code
          ORIGIN_STATUS, // target_status_code
          SKIP, // received_bytes
          BYTES); // sent_bytes

  private static final Columns CLASSIC =
      new Columns(
          7,
          RFC3339_TIME,
          SERVICE, // elb
          ADDRESS_AND_PORT, // client:port
          SKIP, // backend:port
          NUMBER, // request_processing_time
          NUMBER, // backend_processing_time
          NUMBER, // response_processing_time
          STATUS, // elb_status_code
          ORIGIN_STATUS, // backend_status_code
          SKIP, // received_bytes
          BYTES); // sent_bytes

  private final boolean classic;

  private LoadBalancerFormat(boolean classic) {
    this.classic = classic;
  }

  /** Returns the format of Application Load Balancers. */
  static LoadBalancerFormat alb() {
    return new LoadBalancerFormat(false);
  }

  /** Returns the format of Classic Load Balancers. */
  static LoadBalancerFormat classic() {
    return new LoadBalancerFormat(true);
  }

  @Override
  public LineResult parse(byte[] b, int from, int to, AccessLogLine line) {
    boolean opens =
        classic ? Opening.isDateAnd((byte) 'T', b, from, to) : Opening.isConnection(b, from, to);
    if (!opens) {
      return LineResult.NOT_AN_ACCESS_LOG;
    }
    LineResult result = (classic ? CLASSIC : ALB).parse((byte) ' ', b, from, to, line);
    // A listener for TCP or SSL has no response: its status is "-".
    boolean noAnswer = classic && result == LineResult.EVENT && line.status() == 0;
    return noAnswer ? LineResult.NOT_A_REQUEST : result;
  }
}
