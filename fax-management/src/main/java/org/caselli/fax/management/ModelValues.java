package org.caselli.fax.management;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;
import org.jboss.dmr.ModelNode;

/** Values of MBeans as values of the management model: rows of tables become objects. */
final class ModelValues {
  private ModelValues() {}

  static ModelNode of(Object value) {
    if (value instanceof Boolean flag) {
      return new ModelNode(flag);
    }
    if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
      return new ModelNode(((Number) value).intValue());
    }
    if (value instanceof Number number) {
      return new ModelNode(number.longValue());
    }
    if (value instanceof Object[] array) {
      return list(List.of(array));
    }
    if (value instanceof TabularData table) {
      return list(table.values());
    }
    if (value instanceof Collection<?> all) {
      return list(all);
    }
    if (value instanceof CompositeData row) {
      return row(row);
    }
    if (value instanceof Map<?, ?> map) {
      ModelNode object = new ModelNode().setEmptyObject();
      map.forEach((name, part) -> object.get(name.toString()).set(of(part)));
      return object;
    }
    return new ModelNode(value.toString());
  }

  private static ModelNode list(Collection<?> all) {
    ModelNode list = new ModelNode().setEmptyList();
    all.forEach(each -> list.add(of(each)));
    return list;
  }

  private static ModelNode row(CompositeData row) {
    ModelNode object = new ModelNode().setEmptyObject();
    Stream.of(row.getCompositeType().keySet().toArray(String[]::new))
        .filter(name -> row.get(name) != null)
        .forEach(name -> object.get(name).set(of(row.get(name))));
    return object;
  }
}
