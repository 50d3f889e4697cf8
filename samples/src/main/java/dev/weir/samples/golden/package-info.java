/** Golden records: input of which it is known by hand what has to come of it. */
package dev.weir.samples.golden;
