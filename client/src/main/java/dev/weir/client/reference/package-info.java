/** {@code weir load reference}: reads reference data from CSV files and loads it as a version. */
package dev.weir.client.reference;
