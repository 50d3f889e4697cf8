/** The monthly cost of the synthesised stack: a pure model of the template, a load and prices. */
package dev.weir.cli.price;
