/** Benchmarks against peers: what is compared is measured in one run. */
package dev.weir.bench;
