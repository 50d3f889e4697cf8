/**
 * Turns lines into the contents of a commit: counts by minute and service, and rejections. Pure.
 */
package dev.weir.accesslog.decide;
