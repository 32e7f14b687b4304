/**
 * Proves what the server promises: that no fax is lost, none is sent twice, and no report is false.
 * No part of the server; shipped with the command line.
 */
package org.caselli.fax.faults;
