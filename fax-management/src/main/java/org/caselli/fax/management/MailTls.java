package org.caselli.fax.management;

import java.util.Hashtable;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import javax.naming.Context;
import javax.naming.Name;
import javax.naming.spi.ObjectFactory;
import javax.net.ssl.SSLContext;
import org.jboss.as.controller.CapabilityServiceBuilder;
import org.jboss.as.controller.OperationContext;
import org.jboss.as.controller.SimpleAttributeDefinition;
import org.jboss.as.controller.SimpleAttributeDefinitionBuilder;
import org.jboss.as.controller.capability.RuntimeCapability;
import org.jboss.as.controller.registry.AttributeAccess;
import org.jboss.dmr.ModelType;
import org.jboss.msc.Service;
import org.jboss.msc.service.ServiceController;
import org.jboss.msc.service.StartContext;
import org.jboss.msc.service.StopContext;
import org.jspecify.annotations.Nullable;

/**
 * Hands Elytron's {@code server-ssl-context} that the attribute {@code mail-ssl-context} names to
 * the application, which looks it up in JNDI. Thread-safe; the naming subsystem makes one with the
 * public constructor.
 */
public final class MailTls implements ObjectFactory {
  static final RuntimeCapability<Void> CAPABILITY =
      RuntimeCapability.Builder.of("org.caselli.fax.mail-tls", Void.class).build();

  private static final String SSL_CONTEXT = "org.wildfly.security.ssl-context";

  static final SimpleAttributeDefinition ATTRIBUTE =
      SimpleAttributeDefinitionBuilder.create("mail-ssl-context", ModelType.STRING, true)
          .setCapabilityReference(SSL_CONTEXT, CAPABILITY)
          .setFlags(AttributeAccess.Flag.RESTART_ALL_SERVICES)
          .build();

  private static final AtomicReference<@Nullable SSLContext> CURRENT = new AtomicReference<>();

  /** Called by the naming subsystem. */
  public MailTls() {}

  /** The context, or null while there is none. */
  @Override
  public @Nullable Object getObjectInstance(
      @Nullable Object object,
      @Nullable Name name,
      @Nullable Context context,
      @Nullable Hashtable<?, ?> environment) {
    return CURRENT.get();
  }

  /**
   * Hands on a context while it and this service are up.
   *
   * @param name of the context; empty for none
   */
  static void install(OperationContext operation, Optional<String> name) {
    CapabilityServiceBuilder<?> builder = operation.getCapabilityServiceTarget().addService();
    builder.provides(CAPABILITY);
    Optional<Supplier<SSLContext>> context =
        name.map(each -> builder.requiresCapability(SSL_CONTEXT, SSLContext.class, each));
    builder
        .setInstance(new HandingOn(context))
        .setInitialMode(ServiceController.Mode.ACTIVE)
        .install();
  }

  private static final class HandingOn implements Service {
    private final Optional<Supplier<SSLContext>> context;

    private HandingOn(Optional<Supplier<SSLContext>> context) {
      this.context = context;
    }

    @Override
    public void start(StartContext start) {
      CURRENT.set(context.map(Supplier::get).orElse(null));
    }

    @Override
    public void stop(StopContext stop) {
      CURRENT.set(null);
    }
  }
}
