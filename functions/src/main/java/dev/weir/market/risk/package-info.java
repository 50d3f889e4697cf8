/**
 * From marks to decisions. A change of the marks' table is parsed to the mark that moved; those of
 * a batch are collected. {@code lease}: which portfolios are this Region's to compute. {@code
 * decide}: what a portfolio may do, given what is stored of it, its marks, reference data and
 * halts; pure. {@code commit}: the one conditional write that stores decision, marks and version
 * together. Nothing is left to be published, for the risk table has a stream.
 */
package dev.weir.market.risk;
