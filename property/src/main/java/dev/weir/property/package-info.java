/** Generated cases for the property tests of every module: seeded, and replayed by their seed. */
package dev.weir.property;
