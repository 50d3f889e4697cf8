/**
 * {@code weir demo}: runs a seeded sample through the complete stack and compares the results with
 * a recount.
 */
package dev.weir.rehearsal.demo;
