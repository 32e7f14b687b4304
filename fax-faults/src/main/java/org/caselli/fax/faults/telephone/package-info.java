/**
 * A simulated switch: it plays a FreeSWITCH to the server over its event socket, keeps its own
 * records, survives the server's death, logs each call and each page that arrived, and fails on
 * command. Its behaviour was seen on a real switch; {@code docs/reliability.md} tells its limits.
 */
package org.caselli.fax.faults.telephone;
