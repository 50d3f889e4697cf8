/** Measures the local cloud's parts as AWS measures its services, under the same names. */
package dev.weir.local.measuring;
