package org.caselli.fax.cli.server;

import java.util.Map;
import java.util.Stack;
import java.util.regex.Pattern;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Reads {@code --account} and {@code --account ID}: the next word is an id only when it looks like
 * one, so that {@code setting --account max_outbound} means the own account.
 */
public final class AccountWord implements IParameterPreprocessor {
  /** Stands for the account of the API key. */
  public static final String OWN = "own";

  private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{32}|[0-9a-fA-F-]{36}");

  /** The id of the account that was meant. */
  public static String id(String word, Server server) {
    return word.equals(OWN) ? server.login().account() : word;
  }

  @Override
  public boolean preprocess(
      Stack<String> arguments, CommandSpec command, ArgSpec argument, Map<String, Object> facts) {
    // A blank between option and value is none of the command line's doing.
    boolean apart = " ".equals(facts.get("separator"));
    if (apart && (arguments.isEmpty() || !ID.matcher(arguments.peek()).matches())) {
      argument.setValue(OWN);
      return true;
    }
    return false;
  }
}
