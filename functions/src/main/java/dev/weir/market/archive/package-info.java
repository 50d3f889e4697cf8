/**
 * Archives a Region's decisions: each with the marks and the reference data that it follows from.
 *
 * <p>The changes of the risk table have no position that could be stored, so a redelivery in
 * another cut writes decisions a second time. Nothing depends on that: a decision is identified by
 * its portfolio and version, which has one content, and the versions themselves are the chain.
 */
package dev.weir.market.archive;
