/** The list prices, which another module provides. */
package dev.weir.rehearsal.prices;
