/**
 * Access logs: how many responses of each class per service and minute, and an alert when errors
 * pass a limit.
 */
package dev.weir.accesslog;
