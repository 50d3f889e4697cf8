/**
 * Access-log lines (step 3, parse): from the bytes of a line to its event time, statuses, bytes and
 * service. Each format is a {@link dev.weir.accesslog.formats.LineFormat}; {@link
 * dev.weir.accesslog.formats.AccessLogFormat} lists them. No line is readable in two formats, so
 * that it does not matter in which order they are tried.
 */
package dev.weir.accesslog.formats;
