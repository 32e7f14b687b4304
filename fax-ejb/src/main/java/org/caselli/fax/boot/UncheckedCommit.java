package org.caselli.fax.boot;

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A commit that fails does so by an exception that nobody has to declare. */
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface UncheckedCommit {
  /** The annotation itself. */
  final class Literal extends AnnotationLiteral<UncheckedCommit> implements UncheckedCommit {
    private static final long serialVersionUID = 1L;
    static final Literal INSTANCE = new Literal();

    private Literal() {}
  }
}
