/**
 * What is made to go wrong in the local cloud on purpose, for a while, so that people can rehearse
 * how it looks and what they do about it.
 */
package dev.weir.local.rehearsal;
