/** The access-log pipeline in the simulated world, and its expected results. */
package dev.weir.verification.accesslog;
