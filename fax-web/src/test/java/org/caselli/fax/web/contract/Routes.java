package org.caselli.fax.web.contract;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.caselli.fax.web.api.FaxApplication;

/** The routes that the resources have, as {@code GET /v2/accounts/{account}}. */
final class Routes {
  private static final Pattern ALTERNATIVES =
      Pattern.compile("\\{\\s*\\w+\\s*:\\s*([a-z_|]+)\\s*}");
  private static final Pattern RESTRICTED = Pattern.compile("\\{\\s*(\\w+)\\s*:[^{}]*}");

  private Routes() {}

  static Set<String> all() {
    Set<String> routes = new TreeSet<>();
    resources()
        .forEach(
            resource ->
                Stream.of(resource.getMethods())
                    .forEach(
                        method ->
                            methodName(method)
                                .ifPresent(name -> add(routes, resource, method, name))));
    return routes;
  }

  /**
   * Routes that cannot be reached: Jakarta REST chooses the class by its path alone, the longest
   * that fits, and looks for the method only there.
   */
  static Set<String> hidden() {
    Set<String> hidden = new TreeSet<>();
    for (Class<?> resource : resources()) {
      Set<String> own = new TreeSet<>();
      Stream.of(resource.getMethods())
          .forEach(
              method -> methodName(method).ifPresent(name -> add(own, resource, method, name)));
      resources().stream()
          .map(Routes::classPath)
          .filter(other -> other.startsWith(classPath(resource) + "/"))
          .forEach(
              other ->
                  own.stream()
                      .filter(route -> (bare(route) + "/").contains(" " + other + "/"))
                      .forEach(hidden::add));
    }
    return hidden;
  }

  private static String classPath(Class<?> resource) {
    return bare("/v2/" + resource.getAnnotation(Path.class).value());
  }

  /** The path without the names of its parameters. */
  private static String bare(String path) {
    return path.replaceAll("\\{[^{}]*}", "{}");
  }

  private static void add(Set<String> routes, Class<?> resource, Method method, String name) {
    String path = "/v2/" + resource.getAnnotation(Path.class).value();
    if (method.isAnnotationPresent(Path.class)) {
      path += "/" + method.getAnnotation(Path.class).value();
    }
    expand(path).forEach(each -> routes.add(name + " " + each));
  }

  /** A parameter that allows some words only stands for as many routes. */
  private static Stream<String> expand(String path) {
    Matcher matcher = ALTERNATIVES.matcher(path);
    if (!matcher.find()) {
      return Stream.of(
          RESTRICTED.matcher(path).replaceAll("{$1}").replaceAll("/+", "/").replaceAll("/$", ""));
    }
    return Stream.of(matcher.group(1).split("\\|"))
        .flatMap(
            word ->
                expand(path.substring(0, matcher.start()) + word + path.substring(matcher.end())));
  }

  /** HEAD goes with every GET, and nobody writes it down. */
  private static java.util.Optional<String> methodName(Method method) {
    return Stream.of(method.getAnnotations())
        .map(Annotation::annotationType)
        .filter(type -> type.isAnnotationPresent(HttpMethod.class))
        .map(type -> type.getAnnotation(HttpMethod.class).value())
        .filter(name -> !name.equals("HEAD") && !name.equals("OPTIONS"))
        .findFirst();
  }

  private static List<Class<?>> resources() {
    URI location = URI.create(FaxApplication.class.getResource("FaxApplication.class").toString());
    try (Stream<java.nio.file.Path> files =
        Files.list(java.nio.file.Path.of(location).getParent())) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith("Resource.class"))
          .<Class<?>>map(name -> named(name.substring(0, name.length() - ".class".length())))
          .filter(type -> type.isAnnotationPresent(Path.class))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Class<?> named(String simpleName) {
    try {
      return Class.forName(FaxApplication.class.getPackageName() + "." + simpleName);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
