package dev.weir.samples;

import java.time.ZoneOffset;

/** Lines written by AWS's own services. */
final class AwsLines {

  private AwsLines() {}

  static String alb(Request r) {
    return ("https %s %s %s:41822 10.0.3.7:8080 0.000 %s 0.000 %s %s 310 %d \"GET"
                + " https://edge.example.com:443%s HTTP/2.0\" \"%s\" TLS_AES_128_GCM_SHA256 TLSv1.3"
                + " arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/edge/73e2d6bc24d8a067"
                + " \"Root=1-%s\" \"edge.example.com\" \"session-reused\" 0 %s \"forward\" \"-\""
                + " \"-\" \"10.0.3.7:8080\" \"%s\" \"-\" \"-\" TID_%s \"-\" \"-\" \"-\"")
        .formatted(
            r.isoTime(),
            r.service(),
            r.client(),
            r.seconds(),
            r.threeDigits(),
            r.threeDigits(),
            r.bytes(),
            r.path(),
            r.agent(),
            r.id(),
            r.isoTime(),
            r.threeDigits(),
            r.id());
  }

  static String classicElb(Request r) {
    return ("%s %s %s:41822 10.0.3.8:80 0.000 %s 0.000 %s %s 0 %d"
            + " \"GET http://legacy.example.com:80%s HTTP/1.1\" \"%s\" - -")
        .formatted(
            r.isoTime(),
            r.service(),
            r.client(),
            r.seconds(),
            r.threeDigits(),
            r.threeDigits(),
            r.bytes(),
            r.path(),
            r.agent());
  }

  static String cloudFrontStandard(Request r) {
    return String.join(
        "\t",
        r.dateAndTime('\t'),
        "FRA56-P4",
        Long.toString(r.bytes()),
        r.client(),
        "GET",
        "d111111abcdef8.cloudfront.net",
        r.path(),
        r.threeDigits(),
        "-",
        "Mozilla/5.0%20(sample)",
        "-",
        "-",
        "Hit",
        r.id(),
        r.service(),
        "https",
        "52",
        r.seconds(),
        "-",
        "TLSv1.3",
        "TLS_AES_128_GCM_SHA256",
        "Hit",
        "HTTP/2.0",
        "-",
        "-",
        "41822",
        r.seconds(),
        "Hit",
        "text/html",
        Long.toString(r.bytes()),
        "-",
        "-");
  }

  static String cloudFrontRealTime(Request r) {
    return String.join(
            "\t",
            r.epochSeconds(),
            r.client(),
            r.seconds(),
            r.threeDigits(),
            Long.toString(r.bytes()),
            "GET",
            "https",
            r.service(),
            r.path(),
            "52",
            "FRA56-P4",
            r.id(),
            "d222222abcdef8.cloudfront.net",
            r.seconds(),
            "HTTP/2.0",
            "IPv4",
            "Mozilla/5.0%20(sample)")
        + "\t-\t-\t-\tHit\t-\tTLSv1.3\tTLS_AES_128_GCM_SHA256\tHit\t-\t-\ttext/html\t"
        + r.bytes()
        + "\t-\t-\t41822\tHit\tDE\tgzip\t*/*\t*\thost:x\thost\t1";
  }

  static String s3(Request r) {
    return ("79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be %s [%s] %s - %s"
            + " REST.GET.OBJECT %s \"GET %s HTTP/1.1\" %s - %s %d %d %d \"-\" \"%s\" - hostid="
            + " SigV4 ECDHE-RSA-AES128-GCM-SHA256 AuthHeader %s.s3.amazonaws.com TLSv1.2 - -")
        .formatted(
            r.service(),
            r.clfTime(ZoneOffset.UTC),
            r.client(),
            r.id(),
            r.path().substring(1),
            r.path(),
            r.threeDigits(),
            r.bytesOrDash(),
            r.bytes(),
            r.millis(),
            r.millis(),
            r.agent(),
            r.service());
  }
}
