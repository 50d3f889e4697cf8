/** Proves that state is exact under every fault that Weir promises to survive. */
package dev.weir.verification;
