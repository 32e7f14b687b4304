package org.caselli.fax.observe;

/** All metrics as one text; the management port shows it. */
public interface MetricsMXBean {
  /** In Prometheus' text format, version 0.0.4. */
  String getText();
}
