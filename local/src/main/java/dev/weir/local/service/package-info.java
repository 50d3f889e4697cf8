/**
 * Calls of AWS's services on the wire: what a request asks for, and errors as the services answer.
 */
package dev.weir.local.service;
