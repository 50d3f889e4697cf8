/** A producer that writes with AWS's own serializer, in a process of its own. */
package dev.weir.verification.producer;
