/** Calls of AWS's services on the wire: parses requests, and writes errors like the services. */
package dev.weir.local.service;
