/**
 * The scheduled function that completes what the pipelines leave: alerts that a crash left
 * unpublished, and outages that are over.
 */
package dev.weir.sweep;
