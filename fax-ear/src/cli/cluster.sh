# A cluster on this machine, to try it: PostgreSQL, a pair of Artemis brokers, and nodes fax1, fax2 and so on.
# Sourced by ./fax. All of it lives in the data directory: postgresql, broker-a, broker-b, broker-store, fax1 …
# shellcheck shell=bash

artemis=$target/apache-artemis-$(sed -n 's:.*<artemis.version>\(.*\)</artemis.version>.*:\1:p' "$checkout/pom.xml")
brokers='broker-a broker-b'

is_cluster() { [ -f "$data/nodes" ]; }

# The names of the nodes, one a line.
node_names() {
  local i
  for ((i = 1; i <= $(cat "$data/nodes"); i++)); do say "fax$i"; done
}

# Each node has its ports 100 above those of the one before.
node_offset() { say $((offset + 100 * (${1#fax} - 1))); }

is_node() { node_names | grep -qxF -e "$1"; }

# Runs a command of this script for one node.
for_node() {
  local node=$1 command=$2
  shift 2
  FAX_SECRETS_DIR=$data "$checkout/fax" "$command" --data "$data/$node" --port-offset "$(node_offset "$node")" "$@"
}

# --- PostgreSQL -------------------------------------------------------------------------------

postgresql_port() { say $((54320 + offset)); }

cluster_postgresql() {
  # shellcheck source=fax-ear/src/cli/postgresql.sh
  . "$checkout/fax-ear/src/cli/postgresql.sh"
  pg_directory=$data/postgresql
  need_postgresql "a cluster"
}

start_cluster_postgresql() {
  cluster_postgresql
  local password=$data/postgresql-password log=$data/postgresql.log
  if [ "$(id -u)" -eq 0 ]; then
    # The user postgres must get through, and see nothing of what else is there.
    chmod 711 "$data"
  fi
  mkdir -p "$pg_directory"
  [ "$(id -u)" -ne 0 ] || chown postgres "$pg_directory"
  if [ ! -f "$pg_directory/cluster/PG_VERSION" ]; then
    (umask 077 && random_word > "$password")
    cp "$password" "$pg_directory/password"
    [ "$(id -u)" -ne 0 ] || chown postgres "$pg_directory/password"
    as_owner "$pg_programs/initdb" -D "$pg_directory/cluster" -U fax -A scram-sha-256 \
      --pwfile="$pg_directory/password" -E UTF8 --locale=C > "$log" 2>&1 \
      || { tail -n 5 "$log" >&2; fail "PostgreSQL could not be set up; user postgres must be able to reach $pg_directory"; }
    rm -f "$pg_directory/password"
  fi
  if ! as_owner "$pg_programs/pg_ctl" -D "$pg_directory/cluster" status > /dev/null 2>&1; then
    ! is_open 127.0.0.1 "$(postgresql_port)" || fail "port $(postgresql_port) (PostgreSQL) is taken; --port-offset N moves all ports by N"
    as_owner "$pg_programs/pg_ctl" -D "$pg_directory/cluster" -w -t 60 -l "$pg_directory/server.log" -o "-p $(postgresql_port) \
-c listen_addresses=127.0.0.1 -c unix_socket_directories=$pg_directory -c max_connections=200 \
-c idle_in_transaction_session_timeout=10s ${pg_options:-}" start > "$log" 2>&1 9>&- \
      || { tail -n 5 "$log" >&2; fail "PostgreSQL did not start; its log is $pg_directory/server.log"; }
  fi
  FAX_DB_PASSWORD=$(cat "$password")
  PGPASSWORD=$FAX_DB_PASSWORD "$pg_programs/createdb" -h 127.0.0.1 -p "$(postgresql_port)" -U fax fax > "$log" 2>&1 || true
  export FAX_DB_DRIVER=postgresql FAX_DB_USER=fax FAX_DB_PASSWORD
  FAX_DB_URL=jdbc:postgresql://127.0.0.1:$(postgresql_port)/fax
  export FAX_DB_URL
}

stop_cluster_postgresql() {
  cluster_postgresql
  as_owner "$pg_programs/pg_ctl" -D "$pg_directory/cluster" -m fast -w stop > /dev/null 2>&1 || true
}

# --- Brokers ----------------------------------------------------------------------------------

need_artemis() {
  [ ! -d "$artemis/lib" ] || return 0
  say "Unpacking Artemis"
  "$checkout/mvnw" -B -q -N -f "$checkout/pom.xml" dependency:unpack -DoutputDirectory="$target" \
    -Dartifact="org.apache.activemq:apache-artemis:${artemis##*-}:zip:bin" > "$build_log" 2>&1 9>&- || explain_build_failure
}

# The address that the brokers listen on: loopback, unless programs outside may send faxes there.
broker_bind() {
  if [ -f "$data/jms-address" ]; then cat "$data/jms-address"; else say 127.0.0.1; fi
}

broker_host() {
  local address
  address=$(broker_bind)
  [ "$address" != 0.0.0.0 ] || address=127.0.0.1
  say "$address"
}

# Programs outside: where they get in is remembered, so that what is started later speaks the same language.
open_brokers() {
  local each
  if [ -z "$jms" ]; then
    [ "$jms_plain$jms_keystore$jms_password_file" = no ] || misuse "run: --jms-plain and --jms-keystore need --jms ADDR"
    for each in $brokers; do [ -z "$(broker_pid "$each")" ] || return 0; done
    rm -f "$data/jms-address" "$data/jms-plain"
    return 0
  fi
  [ -z "$jms_keystore$jms_password_file" ] || misuse "run: with --nodes the brokers get a certificate of their own; leave out --jms-keystore"
  for each in $brokers; do
    if [ -n "$(broker_pid "$each")" ] && [ "$(cat "$data/jms-address" 2> /dev/null)" != "$jms" ]; then
      fail "the brokers run without --jms $jms: ./fax stop first"
    fi
  done
  rm -f "$data/jms-plain"
  if [ "$jms_plain" = yes ]; then
    is_loopback "$jms" || misuse "run: --jms-plain is for loopback addresses: API keys would travel in the clear"
    touch "$data/jms-plain"
  fi
  say "$jms" > "$data/jms-address"
}

speak_tls() { [ -f "$data/jms-address" ] && [ ! -f "$data/jms-plain" ]; }

# Certificate of the brokers, and what the nodes trust.
make_broker_certificate() {
  make_jms_certificate "$(broker_bind)"
  [ ! -f "$data/jms-trust.p12" ] || return 0
  "$JAVA_HOME/bin/keytool" -importcert -noprompt -alias jms -file "$data/jms.pem" -storetype PKCS12 \
    -keystore "$data/jms-trust.p12" -storepass changeit > "$build_log" 2>&1 || fail "no trust store could be made: $(cat "$build_log")"
}

# What the broker needs to know programs: our login, the driver, and where the database is.
give_broker_keys() {
  local instance=$1
  mkdir -p "$instance/lib"
  cp "$checkout/fax-broker/target/fax-broker.jar" "$wildfly/modules/org/postgresql/main/postgresql.jar" "$instance/lib/"
  [ -f "$data/broker-database-password" ] || (umask 077 && random_word > "$data/broker-database-password")
  (
    umask 077
    printf 'url=%s\nuser=fax_broker\npassword=%s\n' "$FAX_DB_URL" "$(cat "$data/broker-database-password")" \
      > "$instance/etc/keys.properties"
  )
}

# Brokers see which keys there are, and nothing else of the database. Needs the schema.
grant_broker_keys() {
  PGPASSWORD=$FAX_DB_PASSWORD "$pg_programs/psql" -q -h 127.0.0.1 -p "$(postgresql_port)" -U fax -d fax -v ON_ERROR_STOP=1 \
    > "$build_log" 2>&1 <<END || fail "the brokers could not be let into the database: $(cat "$build_log")"
do \$\$ begin
  if not exists (select from pg_roles where rolname = 'fax_broker') then create role fax_broker login; end if;
end \$\$;
alter role fax_broker password '$(cat "$data/broker-database-password")';
do \$\$ begin
  if to_regclass('broker_login') is not null then grant select on broker_login to fax_broker; end if;
end \$\$;
END
}

broker_port() {
  case $1 in broker-a) say $((61617 + offset)) ;; *) say $((61618 + offset)) ;; esac
}

# The process id of a broker of this data directory, or nothing.
broker_pid() {
  local pid
  [ -f "$data/$1/pid" ] || return 0
  pid=$(cat "$data/$1/pid")
  if [ -n "$pid" ] && tr '\0' '\n' 2> /dev/null < "/proc/$pid/cmdline" | grep -qxF -e "-Dartemis.instance=$data/$1"; then
    say "$pid"
  fi
}

start_broker() {
  local instance=$data/$1 process=()
  [ -z "$(broker_pid "$1")" ] || return 0
  [ "$(broker_port "$1")" -le 65535 ] || fail "port $(broker_port "$1") (broker) does not exist: choose a smaller --port-offset"
  ! is_open "$(broker_host)" "$(broker_port "$1")" || fail "port $(broker_port "$1") (broker) is taken; --port-offset N moves all ports by N"
  (umask 077 && mkdir -p "$instance/etc" "$instance/log" "$instance/tmp" "$data/broker-store")
  cp "$checkout"/wildfly-config/artemis/* "$instance/etc/"
  (
    umask 077
    printf 'fax-server=%s\n' "$(cat "$data/broker-password")" > "$instance/etc/users.properties"
    printf 'fax-server=fax-server\n' > "$instance/etc/roles.properties"
    # In a file, where other users of this machine do not see the password.
    {
      say "-Dfax.broker.bind=$(broker_bind)"
      if speak_tls; then
        say "-Dfax.broker.tls=true"
        say "-Dfax.broker.keystore=$data/jms.p12"
        say "-Dfax.broker.keystore.type=PKCS12"
        say "-Dfax.broker.keystore.password=$(cat "$data/jms-keystore-password")"
      fi
    } > "$instance/etc/java.options"
  )
  give_broker_keys "$instance"
  # Like the nodes, it must outlive this terminal.
  [ "$detach" = yes ] && process=(setsid)
  MALLOC_ARENA_MAX=2 "${process[@]}" "$JAVA_HOME/bin/java" "@$instance/etc/java.options" -Xms64m -Xmx512m -XX:+UseSerialGC \
    -cp "$artemis/lib/artemis-boot.jar" "-Dartemis.home=$artemis" "-Dartemis.instance=$instance" \
    "-Dartemis.instance.etc=$instance/etc" "-Djava.security.auth.login.config=$instance/etc/login.config" \
    "-Dlog4j2.configurationFile=file:$instance/etc/log4j2.properties" "-Djava.io.tmpdir=$instance/tmp" \
    "-Djava.library.path=$artemis/bin/lib/linux-$(uname -m)" "-Ddata.dir=$instance/data" \
    "-Dfax.broker.name=$1" "-Dfax.broker.port=$(broker_port "$1")" "-Dfax.broker.store=$data/broker-store" \
    org.apache.activemq.artemis.boot.Artemis run < /dev/null > "$instance/log/console.log" 2>&1 9>&- &
  say "$!" > "$instance/pid"
}

start_brokers() {
  local each waited=0
  need_artemis
  [ -f "$data/broker-password" ] || (umask 077 && random_word > "$data/broker-password")
  open_brokers
  ! speak_tls || make_broker_certificate
  for each in $brokers; do start_broker "$each"; done
  until is_open "$(broker_host)" "$(broker_port broker-a)" || is_open "$(broker_host)" "$(broker_port broker-b)"; do
    waited=$((waited + 1))
    for each in $brokers; do
      # By its number alone: until it has become Java, it does not look like a broker.
      if ! kill -0 "$(cat "$data/$each/pid")" 2> /dev/null; then
        tail -n 5 "$data/$each/log/console.log" "$data/$each/log/broker.log" >&2 2> /dev/null || true
        fail "$each ended while starting; its logs are in $data/$each/log"
      fi
    done
    [ "$waited" -le 480 ] || fail "no broker was ready after two minutes; the logs are in $data/broker-a/log and $data/broker-b/log"
    sleep 0.25
  done
  export FAX_BROKER_USER=fax-server
  FAX_BROKER_HOST=$(broker_host)
  FAX_BROKER_BACKUP_HOST=$FAX_BROKER_HOST
  export FAX_BROKER_HOST FAX_BROKER_BACKUP_HOST
  if speak_tls; then
    export FAX_BROKER_TLS=true FAX_BROKER_TRUSTSTORE=$data/jms-trust.p12
  fi
  if [ -f "$data/jms-address" ]; then
    export FAX_JAVA_OPTS="${FAX_JAVA_OPTS:-} -Dcaselli.jms.listener=true"
  fi
  FAX_BROKER_PORT=$(broker_port broker-a)
  FAX_BROKER_BACKUP_PORT=$(broker_port broker-b)
  FAX_BROKER_PASSWORD=$(cat "$data/broker-password")
  export FAX_BROKER_PORT FAX_BROKER_BACKUP_PORT FAX_BROKER_PASSWORD
}

stop_brokers() {
  local each pid
  # The one that waits goes first, so that it does not begin to work.
  for each in broker-b broker-a; do
    pid=$(broker_pid "$each")
    [ -z "$pid" ] || stop_process "$pid" || kill -KILL "$pid"
    rm -f "$data/$each/pid"
  done
}

# --- Nodes ------------------------------------------------------------------------------------

# Starts what does not run yet of PostgreSQL, brokers and nodes. Returns early when it is to stop.
start_cluster() {
  local count=$1 node
  shift
  (umask 077 && mkdir -p "$data")
  data=$(cd "$data" && pwd)
  say "$count" > "$data/nodes"
  for node in $(node_names); do [ -z "$(data=$data/$node server_pid)" ] || alone=no; done
  start_cluster_postgresql
  ! is_stopping || return 1
  start_brokers
  ! is_stopping || return 1
  need_layout cluster
  # With keys from an earlier start programs need not wait for the nodes.
  [ ! -f "$data/api-key" ] || grant_broker_keys
  for node in $(node_names); do
    if [ -n "$(data=$data/$node server_pid)" ]; then
      say "$node runs already"
      continue
    fi
    start_node "$node" "$@"
    if [ ! -f "$data/api-key" ]; then
      # The first of all makes the schema and the first account.
      await_nodes || return 1
      grant_broker_keys
    fi
  done
  await_nodes || return 1
  grant_broker_keys
}

is_stopping() { [ "$stopping" = yes ]; }

# Begins to start a node.
start_node() {
  local node=$1
  shift
  (umask 077 && mkdir -p "$data/$node")
  (
    {
      say "$BASHPID" > "$data/$node/starter"
      FAX_LAYOUT=cluster FAX_NODE=$node FAX_SECRETS_DIR=$data exec "$checkout/fax" run --detach --no-build \
        --data "$data/$node" --port-offset "$(node_offset "$node")" "$@"
    } | sed -u "s/^/$node: /"
  ) &
  starting+=($!)
}

# Waits until the nodes that are being started are ready; false if one of them did not start.
await_nodes() {
  local each
  for each in "${starting[@]}"; do wait "$each" || return 1; done
  ! is_stopping || return 1
  starting=()
}

# Ends what a start that was interrupted has begun: the starts of nodes, which take their servers with them, then all else.
undo_start() {
  local status=$? node pid
  if is_stopping; then
    say "Stopping before it is ready"
    for node in $(node_names); do
      pid=$(cat "$data/$node/starter" 2> /dev/null || true)
      if [ -n "$pid" ] && tr '\0' '\n' 2> /dev/null < "/proc/$pid/cmdline" | grep -qxF -e "$data/$node"; then
        kill -TERM "$pid" 2> /dev/null || true
      fi
    done
    for pid in "${starting[@]}"; do wait "$pid" 2> /dev/null || true; done
    if [ "$alone" = yes ]; then stop_cluster; else say "What ran before goes on; ./fax stop stops it"; fi
  fi
  exit "$status"
}

run_cluster() {
  local count=$1 began=$SECONDS stopping=no alone=yes starting=()
  shift
  [[ $count =~ ^[1-9]$ ]] || misuse "run: --nodes takes a number from 1 to 9"
  need_jdk
  [ "$build" = no ] || build
  [ -f "$ear" ] || fail "nothing is built yet: leave out --no-build"
  local quick=$detach
  # Ctrl-C is for this script, which stops the parts in order.
  detach=yes
  trap 'stopping=yes' INT TERM HUP
  trap undo_start EXIT
  if ! start_cluster "$count" "$@"; then
    is_stopping || fail "the cluster did not start; ./fax stop stops what is running"
    exit 1
  fi
  trap - EXIT
  say "ready after $((SECONDS - began)) s: $count nodes, PostgreSQL on port $(postgresql_port), brokers on ports $(broker_port broker-a) and $(broker_port broker-b)"
  if [ -f "$data/jms-address" ]; then
    say "programs send faxes at $(broker_host), ports $(broker_port broker-a) and $(broker_port broker-b)$(! speak_tls || say "; they trust $data/jms.pem")"
  fi
  [ "$quick" = no ] || return 0
  say "Ctrl-C stops it all."
  until [ "$stopping" = yes ]; do sleep 1 || true; done
  stop_cluster
}

stop_cluster() {
  local node stopping_nodes=()
  # Whoever presses Ctrl-C again leaves nothing behind either.
  trap '' INT HUP
  for node in $(node_names); do
    for_node "$node" stop | sed "s/^/$node: /" &
    stopping_nodes+=($!)
  done
  # Not for all children: the brokers may be among them, and end later.
  wait "${stopping_nodes[@]}" || true
  stop_brokers
  stop_cluster_postgresql
  say "stopped"
}

status_cluster() {
  local node status=0
  for node in $(node_names); do
    say "$node"
    for_node "$node" status "$@" || status=$?
  done
  local each
  for each in $brokers; do
    if [ -z "$(broker_pid "$each")" ]; then
      say "$each: not running"
    elif is_open "$(broker_host)" "$(broker_port "$each")"; then
      say "$each: works (port $(broker_port "$each"))"
    else
      say "$each: waits for the other"
    fi
  done
  return "$status"
}

# The same as one JSON object.
status_cluster_json() {
  local node each separator='' status=0 state
  printf '{"nodes":{'
  for node in $(node_names); do
    printf '%s"%s":' "$separator" "$node"
    for_node "$node" status --json || status=$?
    separator=,
  done
  printf '},"brokers":{'
  separator=''
  for each in $brokers; do
    state=waits
    if [ -z "$(broker_pid "$each")" ]; then
      state=down
    elif is_open "$(broker_host)" "$(broker_port "$each")"; then
      state=works
    fi
    printf '%s"%s":{"state":"%s","port":%s}' "$separator" "$each" "$state" "$(broker_port "$each")"
    separator=,
  done
  say '}}'
  return "$status"
}
