package org.caselli.fax.web.repeat;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** How a resource method takes a request that comes again under the same key. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Repeated {
  /** Otherwise than by repeating the answer. */
  How value();

  /** The ways to take it. */
  enum How {
    /** The method looks at the key itself, or changes nothing. */
    BY_ITSELF,
    /** The answer holds a secret that is told once and not kept. */
    WITHOUT_ANSWER
  }
}
