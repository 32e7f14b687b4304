#!/bin/sh
# Proves on a provisioned server that the scripts can be applied twice, undone and applied again.
# Works on a copy of standalone-full.xml in that server and removes it again. Takes about a minute.
#
#   check.sh --home DIR
set -eu

here=$(cd "$(dirname "$0")" && pwd)
if [ "${1:-}" != --home ] || [ ! -f "${2:-}/jboss-modules.jar" ]; then
  echo "check.sh: --home must name a WildFly" >&2
  exit 2
fi
home=$2
directory=$home/standalone/configuration
config=standalone-fax-check.xml
kept=$(mktemp -d "${TMPDIR:-/tmp}/fax-check.XXXXXX")
trap 'rm -rf "$kept" "$directory/$config"' EXIT INT TERM

configure() {
  "$here/configure.sh" --home "$home" --config "$config" "$@"
}

# A resource that is removed and added again may move among its brothers, so lines are compared sorted.
keep() {
  sed 's/^ *//' "$directory/$config" | sort > "$kept/$1"
}

same() {
  if ! diff "$kept/$1" "$kept/$2" > "$kept/difference"; then
    echo "wildfly-config: $3:" >&2
    cat "$kept/difference" >&2
    exit 1
  fi
}

cp "$directory/standalone-full.xml" "$directory/$config"
keep stock
configure
keep applied
configure
keep twice
same applied twice "applying a second time changes the configuration"
configure optional/jms-listener
keep listening
configure optional/jms-listener
keep listening-twice
same listening listening-twice "opening the port for JMS a second time changes the configuration"
configure --undo optional/jms-listener
keep closed
same applied closed "closing the port for JMS does not give the configuration back"
configure optional/oidc
keep trusting
configure optional/oidc
keep trusting-twice
same trusting trusting-twice "trusting a provider a second time changes the configuration"
configure --undo optional/oidc
keep alone
same applied alone "trusting no provider does not give the configuration back"
configure optional/mail-tls
keep secured
configure optional/mail-tls
keep secured-twice
same secured secured-twice "giving mail a certificate a second time changes the configuration"
configure --undo optional/mail-tls
keep plain
same applied plain "giving mail no certificate does not give the configuration back"
configure --undo
keep undone
same stock undone "undoing does not give the stock configuration back"
configure --undo
keep undone-twice
same undone undone-twice "undoing a second time changes the configuration"
configure --layout cluster
keep cluster
configure --layout cluster
keep cluster-twice
same cluster cluster-twice "applying the layout cluster a second time changes the configuration"
configure --undo --layout cluster
keep cluster-undone
same stock cluster-undone "undoing the layout cluster does not give the stock configuration back"
configure
keep again
same applied again "applying after an undo differs from applying at first"
configure layout/postgresql
keep postgresql
configure layout/postgresql
keep postgresql-twice
same postgresql postgresql-twice "applying the layout postgresql a second time changes the configuration"
configure --undo layout/postgresql
keep embedded
same applied embedded "undoing the layout postgresql does not give the configuration back"
if diff "$kept/stock" "$kept/applied" > /dev/null || diff "$kept/applied" "$kept/cluster" > /dev/null \
  || diff "$kept/applied" "$kept/postgresql" > /dev/null; then
  echo "wildfly-config: applying changed nothing" >&2
  exit 1
fi
echo "wildfly-config: applied twice, undone twice, applied again: as it should be"
