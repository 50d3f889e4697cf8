/**
 * Access-log lines (step 3, parse): reads event time, statuses, bytes and service from the bytes of
 * a line. Each format is a {@link dev.weir.accesslog.formats.LineFormat}; {@link
 * dev.weir.accesslog.formats.AccessLogFormat} lists them. No line is readable in two formats, so
 * the order in which they are tried does not matter.
 */
package dev.weir.accesslog.formats;
