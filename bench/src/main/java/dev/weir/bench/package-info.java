/** Benchmarks against peers, always measured in the same run. */
package dev.weir.bench;
