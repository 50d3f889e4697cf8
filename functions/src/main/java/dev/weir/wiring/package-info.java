/** What the functions are put together from at cold start. */
package dev.weir.wiring;
