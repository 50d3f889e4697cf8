/** Rehearsals: something of the local cloud is made to go wrong, for people to find out what. */
package dev.weir.rehearsal.inject;
