package org.caselli.fax.faults.agent;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.takesArgument;

import java.lang.instrument.Instrumentation;
import java.nio.file.Path;
import java.time.Clock;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.matcher.ElementMatcher;

/**
 * Goes into the server's process with {@code -javaagent:FILE=DIRECTORY}. Each commit that changes
 * something, each message that is sent and each command to a switch becomes a point where {@link
 * KillPoints} may end the process; the application's clock becomes a {@link ShiftedClock}. What is
 * to happen stands in files of the directory, so that it can change while the server runs.
 */
public final class FaultAgent {
  private FaultAgent() {}

  /** Called by the JVM before the server's own main class. */
  public static void premain(String directory, Instrumentation instrumentation) {
    Path orders = Path.of(directory);
    KillPoints.obey(orders);
    ShiftedClock.obey(orders);
    AgentBuilder agent = new AgentBuilder.Default().disableClassFormatChanges();
    agent = point(agent, "org.h2.engine.SessionLocal", named("commit"), CommitAdvice.class);
    agent = point(agent, "org.postgresql.jdbc.PgConnection", named("commit"), CommitAdvice.class);
    agent =
        point(
            agent,
            "org.apache.activemq.artemis.jms.client.ActiveMQMessageProducer",
            named("doSendx"),
            MessageAdvice.class);
    agent =
        point(
            agent,
            "org.caselli.fax.telephony.freeswitch.socket.EventSocketConnection",
            named("submit").and(takesArgument(0, String.class)),
            CommandAdvice.class);
    advise(agent, "org.caselli.fax.boot.Resources", named("clock"), Advice.to(ClockAdvice.class))
        .installOn(instrumentation);
  }

  private static AgentBuilder point(
      AgentBuilder agent,
      String type,
      ElementMatcher<? super MethodDescription> method,
      Class<?> before) {
    return advise(agent, type, method, Advice.to(before, PointAdvice.class));
  }

  private static AgentBuilder advise(
      AgentBuilder agent,
      String type,
      ElementMatcher<? super MethodDescription> method,
      Advice advice) {
    return agent
        .type(named(type))
        .transform((builder, of, loader, module, domain) -> builder.visit(advice.on(method)));
  }

  /**
   * The bodies of these advices are copied into classes that see the JDK and nothing of ours, so
   * they find us by name.
   */
  static final class CommitAdvice {
    private CommitAdvice() {}

    @Advice.OnMethodEnter
    static Object enter(@Advice.This Object session) throws Exception {
      return ClassLoader.getSystemClassLoader()
          .loadClass("org.caselli.fax.faults.agent.KillPoints")
          .getMethod("beforeCommit", Object.class)
          .invoke(null, session);
    }
  }

  /** Before the sending of a message. */
  static final class MessageAdvice {
    private MessageAdvice() {}

    @Advice.OnMethodEnter
    static Object enter() throws Exception {
      return ClassLoader.getSystemClassLoader()
          .loadClass("org.caselli.fax.faults.agent.KillPoints")
          .getMethod("beforeMessage")
          .invoke(null);
    }
  }

  /** Before a command to a switch. */
  static final class CommandAdvice {
    private CommandAdvice() {}

    @Advice.OnMethodEnter
    static Object enter(@Advice.Argument(0) String command) throws Exception {
      return ClassLoader.getSystemClassLoader()
          .loadClass("org.caselli.fax.faults.agent.KillPoints")
          .getMethod("beforeCommand", String.class)
          .invoke(null, command);
    }
  }

  /** Behind the step that one of the others goes before. */
  static final class PointAdvice {
    private PointAdvice() {}

    @Advice.OnMethodExit
    static void exit(@Advice.Enter Object point) throws Exception {
      ClassLoader.getSystemClassLoader()
          .loadClass("org.caselli.fax.faults.agent.KillPoints")
          .getMethod("after", Object.class)
          .invoke(null, point);
    }
  }

  /** Behind the making of the application's clock. */
  static final class ClockAdvice {
    private ClockAdvice() {}

    @Advice.OnMethodExit
    static void exit(@Advice.Return(readOnly = false) Clock clock) throws Exception {
      clock =
          (Clock)
              ClassLoader.getSystemClassLoader()
                  .loadClass("org.caselli.fax.faults.agent.ShiftedClock")
                  .getMethod("around", Clock.class)
                  .invoke(null, clock);
    }
  }
}
