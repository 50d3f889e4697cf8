/**
 * Access logs: counts of responses per class, service and minute, and an alert when errors exceed a
 * threshold. There is a package for each step ({@code parse}, {@code decide}, {@code commit},
 * {@code publish}; none depends on a later one) and one for the formats of lines; this package
 * assembles them.
 */
package dev.weir.accesslog;
