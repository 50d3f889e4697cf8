/** From lines to what one commit adds: counts by minute and service, and what is rejected. Pure. */
package dev.weir.accesslog.decide;
