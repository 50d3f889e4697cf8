/** Inputs and outputs: value types, schemas, samples and golden records. */
package dev.weir.events;
