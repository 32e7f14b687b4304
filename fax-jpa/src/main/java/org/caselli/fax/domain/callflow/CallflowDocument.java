package org.caselli.fax.domain.callflow;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Public fields of a callflow, those that we do not know included: texts, numbers, booleans, lists
 * and maps by name. Immutable.
 */
public record CallflowDocument(Map<String, Object> fields) {
  private static final String NUMBERS = "numbers";
  private static final String MODULE = "module";

  public CallflowDocument {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  /** What it is called; empty for none. */
  public Optional<String> name() {
    return fields.get("name") instanceof String name && !name.isBlank()
        ? Optional.of(name)
        : Optional.empty();
  }

  /** The numbers that lead to it, as they are compared: see {@link CalledNumber#normal}. */
  public Set<String> numbers() {
    return texts(NUMBERS).map(CalledNumber::normal).collect(inOrder());
  }

  /** The regular expressions that lead to it. */
  public Set<String> patterns() {
    return texts("patterns").collect(inOrder());
  }

  private Stream<String> texts(String field) {
    return fields.get(field) instanceof List<?> list
        ? list.stream().map(String::valueOf)
        : Stream.empty();
  }

  private static java.util.stream.Collector<String, ?, Set<String>> inOrder() {
    return Collectors.toCollection(LinkedHashSet::new);
  }

  /** The same with its numbers as they are compared. */
  public CallflowDocument normal() {
    return with(numbers());
  }

  /** The same without one of its numbers. */
  public CallflowDocument without(String number) {
    Set<String> rest = numbers();
    rest.remove(number);
    return with(rest);
  }

  private CallflowDocument with(Set<String> numbers) {
    Map<String, Object> next = new LinkedHashMap<>(fields);
    next.put(NUMBERS, List.copyOf(numbers));
    return new CallflowDocument(next);
  }

  /** The field {@code flow}, not yet read. */
  public Map<?, ?> flow() {
    return fields.get("flow") instanceof Map<?, ?> flow ? flow : Map.of();
  }

  /** The names of all its modules. */
  public Set<String> modules() {
    Set<String> names = new LinkedHashSet<>();
    gather(flow(), names);
    return names;
  }

  private static void gather(Map<?, ?> node, Set<String> names) {
    if (node.get(MODULE) instanceof String name) {
      names.add(name);
    }
    if (node.get("children") instanceof Map<?, ?> children) {
      children
          .values()
          .forEach(
              child -> {
                if (child instanceof Map<?, ?> below) {
                  gather(below, names);
                }
              });
    }
  }
}
