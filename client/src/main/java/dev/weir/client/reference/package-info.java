/**
 * {@code weir load reference}: reads reference data from CSV files, and loads them as a version.
 */
package dev.weir.client.reference;
