package org.caselli.fax.app.query;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.app.admin.Tenancy;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.account.Account;
import org.caselli.fax.domain.account.Accounts;
import org.caselli.fax.domain.account.Role;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.ProblemType;

/**
 * The accounts around one, as far as the caller may enter them; nobody sees above the own account.
 * Thread-safe.
 */
@ApplicationScoped
@Transactional
public class ReadAccountTree {
  private final Tenancy tenancy;
  private final Accounts accounts;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected ReadAccountTree() {
    this(null, null);
  }

  @Inject
  public ReadAccountTree(Tenancy tenancy, Accounts accounts) {
    this.tenancy = tenancy;
    this.accounts = accounts;
  }

  /**
   * An account in the tree.
   *
   * @param tree the accounts above it that the caller may enter, the highest first
   */
  public record Node(Account account, List<UUID> tree) {}

  /** The accounts directly below, by name. */
  public List<Node> children(Access access, UUID id) {
    look(access, id);
    List<UUID> tree = treeOfChildren(access, id);
    return accounts.children(id).stream().map(child -> new Node(child, tree)).toList();
  }

  /** All accounts below, level by level. */
  public List<Node> descendants(Access access, UUID id) {
    look(access, id);
    Map<UUID, List<UUID>> trees = new LinkedHashMap<>();
    trees.put(id, treeOfChildren(access, id));
    List<Node> nodes = new ArrayList<>();
    for (Account account : accounts.descendants(id)) {
      List<UUID> tree = trees.get(account.parentId().orElseThrow());
      nodes.add(new Node(account, tree));
      List<UUID> below = new ArrayList<>(tree);
      below.add(account.id());
      trees.put(account.id(), List.copyOf(below));
    }
    return nodes;
  }

  /** The other accounts below the same parent, which the caller must be able to enter. */
  public List<Node> siblings(Access access, UUID id) {
    Account account = look(access, id);
    Optional<UUID> parent = account.parentId();
    if (parent.isEmpty()) {
      return List.of();
    }
    return children(access, parent.get()).stream()
        .filter(node -> !node.account().id().equals(id))
        .toList();
  }

  /** The accounts above, the highest first, down to the parent. */
  public List<Account> parents(Access access, UUID id) {
    tenancy.enter(access, id);
    List<Account> above = new ArrayList<>();
    Optional<UUID> next = Optional.of(id);
    while (next.isPresent() && !next.get().equals(access.account())) {
      Optional<Account> parent =
          accounts.byId(next.get()).flatMap(Account::parentId).flatMap(accounts::byId);
      parent.ifPresent(account -> above.add(0, account));
      next = parent.map(Account::id);
    }
    return above;
  }

  private List<UUID> treeOfChildren(Access access, UUID id) {
    List<UUID> tree = new ArrayList<>(parents(access, id).stream().map(Account::id).toList());
    tree.add(id);
    return List.copyOf(tree);
  }

  private Account look(Access access, UUID id) {
    tenancy.enter(access, id);
    if (access.role() != Role.SYSTEM_ADMIN && access.role() != Role.RESELLER) {
      throw new FaxException(
          ProblemType.FORBIDDEN, "Only a reseller may see the accounts below an account");
    }
    return accounts.byId(id).orElseThrow(() -> FaxException.notFound("account", id));
  }
}
