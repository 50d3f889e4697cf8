/**
 * Runs the complete stack on one machine: reads the synthesised template, starts the emulators,
 * creates the resources, hosts the functions and drives their event sources. It knows no function,
 * table or stream by name.
 */
package dev.weir.local;
