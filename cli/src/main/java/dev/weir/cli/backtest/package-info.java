/** {@code weir backtest}: the alerts that rules would have raised on past data. */
package dev.weir.cli.backtest;
