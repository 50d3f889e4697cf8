/** JSON from outside, read strictly and without objects for its parts. */
package dev.weir.events.json;
