#!/bin/sh
# Applies the numbered CLI scripts to a WildFly that is not running, or undoes them in reverse order.
#
#   configure.sh --home DIR [--base DIR] [--config FILE] [--layout LAYOUT] [--undo] [NAME...]
#
# LAYOUT is single (the default: embedded database and broker), postgresql (the same with PostgreSQL)
# or cluster (PostgreSQL and a broker outside).
# DIR is the server's home; FILE, under its standalone/configuration, or under configuration of the
# base directory that is given, defaults to standalone-fax.xml
# and is made from standalone-full.xml when it does not exist. NAMEs choose scripts (20-datasource);
# without any, those of the layout; those in cli/optional must be named (optional/jms-listener). Applying twice changes nothing the second time.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
home='' base='' config=standalone-fax.xml layout=single undo=no names=''
while [ $# -gt 0 ]; do
  case $1 in
    --home) home=$2; shift 2 ;;
    --base) base=$2; shift 2 ;;
    --config) config=$2; shift 2 ;;
    --layout) layout=$2; shift 2 ;;
    --undo) undo=yes; shift ;;
    -*) echo "configure.sh: unknown option $1" >&2; exit 2 ;;
    *) names="$names $1"; shift ;;
  esac
done
[ -f "$home/jboss-modules.jar" ] || { echo "configure.sh: --home must name a WildFly" >&2; exit 2; }

base=${base:-$home/standalone}
directory=$base/configuration
[ -f "$directory/$config" ] || cp "$home/standalone/configuration/standalone-full.xml" "$directory/$config"

if [ -z "$names" ]; then
  for file in "$here"/cli/[0-9]*.cli; do
    case $layout:$file in
      *-undo.cli | cluster:*/40-messaging.cli | cluster:*/45-producers.cli) ;;
      *) names="$names $(basename "$file" .cli)" ;;
    esac
  done
  case $layout in
    single) ;;
    postgresql) names="$names layout/postgresql" ;;
    cluster) names="$names layout/postgresql layout/cluster" ;;
    *) echo "configure.sh: the layout is single, postgresql or cluster" >&2; exit 2 ;;
  esac
fi
if [ "$undo" = yes ]; then
  reversed=''
  for name in $names; do reversed="$name-undo $reversed"; done
  names=$reversed
fi

script=$(mktemp "${TMPDIR:-/tmp}/fax-configure.XXXXXX")
trap 'rm -f "$script" "$script.log"' EXIT INT TERM
{
  echo "embed-server --server-config=$config --std-out=discard"
  for name in $names; do
    [ -f "$here/cli/$name.cli" ] || { echo "configure.sh: no script $name" >&2; exit 2; }
    echo "echo $name"
    cat "$here/cli/$name.cli"
  done
  echo "stop-embedded-server"
} > "$script"

java=${JAVA_HOME:+$JAVA_HOME/bin/}java
JBOSS_HOME=$home "$java" -Xshare:auto -XX:TieredStopAtLevel=1 -Djava.awt.headless=true \
  -Djboss.home.dir="$home" -Djboss.server.base.dir="$base" \
  -Dlogging.configuration="file:$home/bin/jboss-cli-logging.properties" \
  -jar "$home/jboss-modules.jar" -mp "$home/modules" org.jboss.as.cli \
  --file="$script" > "$script.log" 2>&1 || {
  cat "$script.log" >&2
  echo "configure.sh: the scripts failed: the last one named above did not go through" >&2
  exit 1
}
