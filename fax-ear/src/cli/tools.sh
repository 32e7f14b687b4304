# Programs beside the server: LibreOffice and OpenJPEG convert, the others are peers in tests and benchmarks.
# Sourced by ./fax, which provides say, fail and install_packages.
# shellcheck shell=bash

# Each line: a program or file that shows whether the packages behind it are there.
converter_programs='soffice libreoffice-core-nogui libreoffice-writer-nogui libreoffice-calc-nogui libreoffice-impress-nogui
opj_decompress libopenjp2-tools
/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf fonts-dejavu-core
/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf fonts-droid-fallback'
peer_programs='gs ghostscript
mutool mupdf-tools
pdftoppm poppler-utils
tiffcp libtiff-tools'
browser_programs='npm npm nodejs
chromium chromium'
test_programs='npm npm nodejs
chromium chromium
zsh zsh'
bench_programs='tesseract tesseract-ocr tesseract-ocr-eng
gcc gcc libc6-dev
/usr/include/x86_64-linux-gnu/tiffio.h libtiff-dev'

# Prints the packages of the lists given whose program is missing.
missing_packages() {
  local program packages
  printf '%s\n' "$@" | while read -r program packages; do
    # shellcheck disable=SC2086  # Several packages.
    [ -e "$program" ] || command -v "$program" > /dev/null || printf '%s ' $packages
  done
}

can_install() {
  command -v apt-get > /dev/null && [ "$(id -u)" -eq 0 ]
}

# Installs what the lists lack; ends with advice where it cannot.
install_missing() {
  local purpose=$1 packages
  shift
  packages=$(missing_packages "$@")
  [ -n "$packages" ] || return 0
  can_install || fail "$purpose needs more programs: install them (on Debian: sudo apt-get install --no-install-recommends $packages) and try again"
  say "Installing for $purpose: $packages"
  # shellcheck disable=SC2086  # Several packages.
  install_packages $packages
}

# Puts Prometheus' promtool on the path for the tests: out of its package, because installing that starts a server.
unpack_promtool() {
  local place=$target/promtool
  command -v promtool > /dev/null && return 0
  if [ ! -x "$place/usr/bin/promtool" ]; then
    mkdir -p "$place"
    if ! (cd "$place" && apt-get download -q prometheus && dpkg-deb -x prometheus_*.deb .) > "$place/log" 2>&1; then
      say "Without promtool the alert rules are not tried; see $place/log"
      return 0
    fi
  fi
  PATH=$place/usr/bin:$PATH
}

# Unpacks mail programs of others, each with what it needs and this machine lacks, into a folder by its name: Postfix
# and Exim exclude each other, and nobody wants a mail server for a test. Arguments: NAME=PACKAGE[,PACKAGE...]
unpack_senders() {
  local each name packages place
  for each in "$@"; do
    name=${each%%=*} packages=${each#*=}
    place=$target/senders/$name
    [ ! -f "$place/unpacked" ] || continue
    rm -rf "$place"
    mkdir -p "$place"
    if ! unpack_packages "$place" "${packages//,/ }" > "$place/log" 2>&1; then
      say "Without $name some tests and benchmarks of mail are left out; see $place/log"
    fi
  done
}

# Unpacks packages, and others that they need, into a directory.
unpack_packages() {
  local place=$1 package
  download_packages "$@" || { can_install && apt-get update -q && download_packages "$@"; } || return 1
  for package in "$place"/*.deb; do
    dpkg-deb -x "$package" "$place" || return 1
  done
  rm -f "$place"/*.deb
  # Nobody is to become root by them; and what does takes no libraries from elsewhere.
  chmod -R u-s,g-s "$place" || return 1
  touch "$place/unpacked"
}

download_packages() {
  local place=$1 packages=$2 needed
  # shellcheck disable=SC2086  # Several packages.
  needed=$(apt-get install -s --no-install-recommends $packages | sed -n 's/^Inst \([^ ]*\) .*/\1/p') || return 1
  # shellcheck disable=SC2046,SC2086
  (cd "$place" && apt-get download -q $(printf '%s\n' $packages $needed | sort -u))
}

# Office documents and JPEG 2000 need programs that are not part of the server: asks once whether to install them.
offer_converters() {
  local packages answer
  packages=$(missing_packages "$converter_programs")
  [ -n "$packages" ] || return 0
  say "Word, Excel, PowerPoint, OpenDocument and RTF files need LibreOffice, JPEG 2000 needs OpenJPEG, symbols and"
  say "Chinese, Japanese and Korean that a document does not bring itself need fonts. Not installed: $packages"
  if [ ! -t 0 ] || ! can_install || [ -f "$data/converters-declined" ]; then
    say "Until then such documents are refused, such characters shown as boxes; ./fax install-converters installs them."
    return 0
  fi
  printf 'Install them now (about 400 MB)? [y/N] '
  read -r answer || answer=n
  case $answer in
    y | Y | yes) install_missing "more kinds of document" "$converter_programs" ;;
    *) touch "$data/converters-declined" ;;
  esac
}
