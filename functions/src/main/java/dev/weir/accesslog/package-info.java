/**
 * Access logs: how many responses of each class per service and minute, and an alert when errors
 * pass a limit. A package for each step ({@code parse}, {@code decide}, {@code commit}, {@code
 * publish}; none knows a later one) and one for the formats of lines; here they are put together.
 */
package dev.weir.accesslog;
