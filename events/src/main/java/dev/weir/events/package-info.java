/** What goes in and what comes out: value types, schemas, samples and golden records. */
package dev.weir.events;
