/**
 * Runs functions as Lambda does: a JVM for each instance, an event at a time, over the Runtime API.
 */
package dev.weir.local.functions;
