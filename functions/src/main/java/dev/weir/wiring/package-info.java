/** The components from which the functions are assembled at cold start. */
package dev.weir.wiring;
