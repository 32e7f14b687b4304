# A private PostgreSQL for the tests: a cluster in a temporary directory on a free port, without durability unless
# pg_options says otherwise.
# Sourced by ./fax, which provides say, fail and install_packages. Exports FAX_TEST_PG_URL, _USER and _PASSWORD.
# shellcheck shell=bash

# The newest directory that holds server and client programs, or nothing.
postgresql_programs() {
  local directory
  for directory in /usr/lib/postgresql/*/bin /usr/local/bin /usr/bin; do
    if [ -x "$directory/initdb" ] && [ -x "$directory/pg_ctl" ] && [ -x "$directory/createdb" ]; then
      say "$directory"
    fi
  done | sort -V | tail -n 1
}

# PostgreSQL refuses to run as root.
as_owner() {
  if [ "$(id -u)" -eq 0 ]; then
    (cd "$pg_directory" && runuser -u postgres -- "$@")
  else
    "$@"
  fi
}

free_port() {
  local port
  while :; do
    port=$((20000 + RANDOM % 20000))
    (exec 3<> "/dev/tcp/127.0.0.1/$port") 2> /dev/null || break
  done
  say "$port"
}

# Sets $pg_programs; installs PostgreSQL where it is missing.
need_postgresql() {
  pg_programs=$(postgresql_programs)
  [ -z "$pg_programs" ] || return 0
  if ! command -v apt-get > /dev/null || [ "$(id -u)" -ne 0 ]; then
    fail "$1 needs PostgreSQL 15 or later: install it (on Debian: sudo apt-get install postgresql) and try again"
  fi
  say "There is no PostgreSQL here: installing the package postgresql for $1."
  install_packages postgresql
  pg_programs=$(postgresql_programs)
  [ -n "$pg_programs" ] || fail "PostgreSQL was installed but initdb is not found under /usr/lib/postgresql"
}

start_postgresql() {
  need_postgresql "the test run"
  local port password
  port=$(free_port)
  password=$(head -c 12 /dev/urandom | base64 | tr '+/' '-_')
  pg_directory=$(mktemp -d "${TMPDIR:-/tmp}/fax-postgresql.XXXXXX")
  say "$password" > "$pg_directory/password"
  [ "$(id -u)" -ne 0 ] || chown -R postgres "$pg_directory"
  if ! {
    as_owner "$pg_programs/initdb" -D "$pg_directory/cluster" -U fax -A scram-sha-256 --pwfile="$pg_directory/password" \
      -E UTF8 --locale=C -N \
      && as_owner "$pg_programs/pg_ctl" -D "$pg_directory/cluster" -w -l "$pg_directory/server.log" \
        -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories=$pg_directory -c max_connections=200 ${pg_options:--c fsync=off}" start \
      && PGPASSWORD=$password "$pg_programs/createdb" -h 127.0.0.1 -p "$port" -U fax fax
  } > "$pg_directory/start.log" 2>&1; then
    cat "$pg_directory/start.log" >&2
    stop_postgresql
    fail "PostgreSQL did not start for the tests"
  fi
  export FAX_TEST_PG_URL=jdbc:postgresql://127.0.0.1:$port/fax FAX_TEST_PG_USER=fax FAX_TEST_PG_PASSWORD=$password
  say "PostgreSQL for the tests: $FAX_TEST_PG_URL"
}

stop_postgresql() {
  as_owner "$pg_programs/pg_ctl" -D "$pg_directory/cluster" -m immediate stop > /dev/null 2>&1 || true
  rm -rf "$pg_directory"
}
