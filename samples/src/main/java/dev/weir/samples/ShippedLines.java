package dev.weir.samples;

/** A web server's lines, each with its shipper's prefix. */
final class ShippedLines {

  private ShippedLines() {}

  static String cri(Request r) {
    return r.isoTime() + " stdout F " + WebServerLines.vhost(r);
  }

  static String syslog(Request r) {
    return "<190>1 " + r.isoTime() + " web-1 httpd 4711 - - " + WebServerLines.vhost(r);
  }
}
