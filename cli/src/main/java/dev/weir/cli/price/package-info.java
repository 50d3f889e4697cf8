/** What a month of the synthesised stack costs: a pure model of the template, a load and prices. */
package dev.weir.cli.price;
