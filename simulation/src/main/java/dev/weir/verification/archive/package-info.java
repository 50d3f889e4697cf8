/** The archive in memory. */
package dev.weir.verification.archive;
