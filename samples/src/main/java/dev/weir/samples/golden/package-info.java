/** Golden records: input with expected results that were determined by hand. */
package dev.weir.samples.golden;
