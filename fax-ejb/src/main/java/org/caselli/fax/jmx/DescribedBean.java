package org.caselli.fax.jmx;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Optional;
import java.util.stream.Stream;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanInfo;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanParameterInfo;
import javax.management.StandardMBean;

/** An MXBean whose interface says what is what, by {@link Described} and the parameters' names. */
final class DescribedBean extends StandardMBean {
  <T> DescribedBean(T object, Class<T> view) {
    super(object, view, true);
  }

  @Override
  protected String getDescription(MBeanInfo bean) {
    return text(Optional.of(getMBeanInterface())).orElseGet(() -> super.getDescription(bean));
  }

  @Override
  protected String getDescription(MBeanAttributeInfo attribute) {
    String prefix = attribute.isIs() ? "is" : "get";
    return text(method(prefix + attribute.getName(), 0))
        .orElseGet(() -> super.getDescription(attribute));
  }

  @Override
  protected String getDescription(MBeanOperationInfo operation) {
    return text(method(operation)).orElseGet(() -> super.getDescription(operation));
  }

  @Override
  protected String getDescription(
      MBeanOperationInfo operation, MBeanParameterInfo parameter, int place) {
    return text(parameter(operation, place))
        .orElseGet(() -> super.getDescription(operation, parameter, place));
  }

  @Override
  protected String getParameterName(
      MBeanOperationInfo operation, MBeanParameterInfo parameter, int place) {
    return parameter(operation, place)
        .map(Parameter::getName)
        .orElseGet(() -> super.getParameterName(operation, parameter, place));
  }

  private static Optional<String> text(Optional<? extends AnnotatedElement> element) {
    return element.map(each -> each.getAnnotation(Described.class)).map(Described::value);
  }

  private Optional<Parameter> parameter(MBeanOperationInfo operation, int place) {
    return method(operation).map(method -> method.getParameters()[place]);
  }

  private Optional<Method> method(MBeanOperationInfo operation) {
    return method(operation.getName(), operation.getSignature().length);
  }

  private Optional<Method> method(String name, int parameters) {
    return Stream.of(getMBeanInterface().getMethods())
        .filter(each -> each.getName().equals(name) && each.getParameterCount() == parameters)
        .findFirst();
  }
}
