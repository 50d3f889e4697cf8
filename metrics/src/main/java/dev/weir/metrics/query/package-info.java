/** Reading metrics: what is asked, what is answered, wherever they are kept. */
package dev.weir.metrics.query;
