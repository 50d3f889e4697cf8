/** Rehearsals: the local cloud is disturbed for people to find the cause. */
package dev.weir.rehearsal.inject;
