#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Installs the packages into a clean Debian without Java: install, upload through real browsers, upgrade, upload again,
# remove, and nothing is left. Needs root, debootstrap and rpm.
#   installer/test-packages.sh OLD NEW TEXT OLD_BUILD NEW_BUILD WORK
# OLD and NEW are folders with a deb and an rpm of the host each, TEXT one with those of the text part, of OLD's version;
# WORK keeps the clean system for the next run.
set -euo pipefail
if [ -z "${SCRUBJAY_OWN_MOUNTS:-}" ]; then # what is mounted here ends with this process
  SCRUBJAY_OWN_MOUNTS=yes exec unshare --mount --propagation private "${BASH_SOURCE[0]}" "$@"
fi
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
old=$1 new=$2 text=$3 old_build=$4 new_build=$5 work=$6
root=$work/root
# the place from which this system takes its own packages, the first one that is no security archive
mirror=${SCRUBJAY_MIRROR:-$(apt-get indextargets --format '$(SITE)' 'Created-By: Packages' | grep -v security | sed -n 1p)}
suite=$(. /etc/os-release && echo "${VERSION_CODENAME:-bookworm}")

say() { printf '%s\n' "packages: $*"; }
die() { say "FAILED: $*" >&2; exit 1; }
inside() { # in the clean system, with nothing of this one's environment
  chroot "$root" /usr/bin/env -i HOME=/root PATH=/srv/test/bin:/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 \
    DEBIAN_FRONTEND=noninteractive "$@"
}

prepare() {
  if [ ! -e "$work/ready" ]; then
    say "making a clean $suite with Chromium and Firefox (once)"
    rm -rf "$root"
    mkdir -p "$work"
    debootstrap --variant=minbase --include=ca-certificates "$suite" "$root" "$mirror" >"$work/debootstrap.log"
    cp /etc/apt/sources.list "$root/etc/apt/" 2>/dev/null || true
    cp /etc/apt/sources.list.d/debian.sources "$root/etc/apt/sources.list.d/" 2>/dev/null || true
    cp /etc/resolv.conf "$root/etc/"
    mount -t proc proc "$root/proc"
    inside apt-get update >"$work/apt.log"
    inside apt-get install -y --no-install-recommends chromium firefox-esr >>"$work/apt.log" 2>&1
    inside apt-get clean
    touch "$work/ready"
  else
    mount -t proc proc "$root/proc"
  fi
  mount --rbind /dev "$root/dev"
  # The uploads are driven from inside: Node, the tests and the extension go there, Java does not.
  rm -rf "$root/srv/test"
  mkdir -p "$root/srv/test/bin" "$root/srv/test/src" "$root/srv/test/extension" "$root/tmp"
  cp "$(readlink -f "$(command -v node)")" "$root/srv/test/bin/node"
  cp -a "$here/../src/e2e" "$here/../src/product.json" "$root/srv/test/src/"
  cp -a "$here/../extension/public" "$here/../extension/dist" "$root/srv/test/extension/"
  # The test site's key is made by the JDK, which is out here.
  keytool -genkeypair -alias site -keyalg EC -groupname secp256r1 -validity 2 -dname CN=chatgpt.com \
    -ext SAN=dns:chatgpt.com -storetype PKCS12 -keystore "$root/srv/test/site.p12" -storepass scrubjay 2>/dev/null
  cat >"$root/srv/test/bin/keytool" <<'SCRIPT'
#!/bin/sh
while [ "$1" != -keystore ]; do shift; done
cp /srv/test/site.p12 "$2"
SCRIPT
  chmod +x "$root/srv/test/bin/keytool"
  # A picture with something to read, drawn by the browser out here, which has fonts.
  cat >"$work/mail.html" <<'PAGE'
<body style="font: 20px sans-serif; background: white; color: black"><p>Please write to anna.maria.k@example.org about it.</p></body>
PAGE
  "$(command -v chromium || command -v chromium-browser || command -v google-chrome)" --headless --no-sandbox --disable-gpu \
    --user-data-dir="$work/browser" --window-size=900,300 --screenshot="$root/srv/test/mail.png" "file://$work/mail.html" 2>/dev/null
  [ -s "$root/srv/test/mail.png" ] || die "the browser drew no picture with a mail address"
  inside sh -c '! command -v java' || die "the clean system has a Java"
}

# All files, but for logs, caches and the package managers' own records. dpkg takes folders away that are empty and no
# package's, also /opt and /etc/opt, which are so in a clean system.
listing() {
  (cd "$root" && find . -xdev \( -path ./proc -o -path ./dev -o -path ./sys -o -path ./run -o -path ./tmp -o -path ./srv \
    -o -path ./root -o -path ./var/log -o -path ./var/cache -o -path ./var/lib/dpkg -o -path ./var/lib/apt \
    -o -path ./var/lib/rpm-test \) -prune -o -type d -printf '%p d %m\n' -o -printf '%p %y %m %s\n' \
    | grep -v -x -E '\./(opt|etc/opt) d 755' | sort)
}

uploads() { # a photo that never arrives is a failure, no endless wait
  inside SCRUBJAY_HOST=/opt/scrubjay/bin/scrubjay-host timeout --kill-after=10 400 node /srv/test/src/e2e/installed.mjs "$1"
}

# check BUILD: every place of the table is registered, the command is there, photos arrive clean
check() {
  inside scrubjay --version | grep -qF "ScrubJay $1" || die "scrubjay --version is not $1"
  local changes
  changes=$(inside scrubjay register --system --dry-run --json)
  ! grep '"action"' <<<"$changes" | grep -v '"unchanged"' || die "the package's manifests differ from the table"
  say "$(grep -c '"unchanged"' <<<"$changes") manifests as the table says"
  inside scrubjay doctor || die "doctor found something"
  uploads "$1" || die "an upload did not arrive clean"
}

# what the host finds to read in the picture
read_in_picture() { inside scrubjay detect --json /srv/test/mail.png; }

# text_part NAME INSTALL REMOVE: the text part comes and goes beside the host, which is installed
text_part() {
  ! read_in_picture | grep -q '"email"' || die "$1: something reads text before the text part is there"
  "$2"
  read_in_picture | grep -q '"email"' || die "$1: with the text part a mail address is not found"
  inside scrubjay doctor || die "doctor found something beside the text part"
  "$3"
  [ ! -e "$root/opt/scrubjay/lib/text" ] || die "$1: the text part left something"
  ! read_in_picture | grep -q '"email"' || die "$1: the text part reads on after it was removed"
  say "$1: the text part came, read and went"
}

# life NAME INSTALL UPGRADE REMOVE: functions that do it
life() {
  local before after
  before=$(listing)
  say "$1: install"
  "$2"
  check "$old_build"
  text_part "$1" "$1_text_install" "$1_text_remove"
  say "$1: upgrade"
  "$3"
  check "$new_build"
  say "$1: remove"
  "$4"
  after=$(listing)
  diff <(printf '%s\n' "$before") <(printf '%s\n' "$after") || die "$1 left something, or took something away"
  say "$1: find shows nothing left"
}

deb_install() { cp "$old"/*.deb "$root/srv/test/old.deb" && inside dpkg -i /srv/test/old.deb; }
deb_upgrade() { cp "$new"/*.deb "$root/srv/test/new.deb" && inside dpkg -i /srv/test/new.deb; }
deb_remove() { inside dpkg -r scrubjay; }
deb_text_install() { cp "$text"/*.deb "$root/srv/test/text.deb" && inside dpkg -i /srv/test/text.deb; }
deb_text_remove() { inside dpkg -r scrubjay-text; }

# rpm keeps records of its own in the clean system; the libraries are there, but as Debian packages.
in_root() { rpm --root "$root" --dbpath /var/lib/rpm-test "$@"; }
# Debian's rpm asks whether one means it.
meant() { if rpm --help | grep -q force-debian; then echo --force-debian; fi; }
rpm_install() { in_root -i --nodeps $(meant) "$old"/*.rpm; }
rpm_upgrade() { in_root -U --nodeps $(meant) "$new"/*.rpm; }
rpm_text_install() { in_root -i --nodeps $(meant) "$text"/*.rpm; }
rpm_text_remove() { in_root -e --nodeps scrubjay-text; }
rpm_remove() { in_root -e --nodeps scrubjay && ! in_root -q scrubjay; }

prepare
inside dpkg -r scrubjay-text scrubjay >/dev/null 2>&1 || true # of a run that ended early
rm -rf "$root/var/lib/rpm-test" "$root/opt/scrubjay"
say "libraries that the deb needs and the browsers did not bring:"
inside apt-get satisfy -y --no-install-recommends "$(dpkg-deb -f "$old"/*.deb Depends)" | grep -E '^(Inst|Setting up)' || say "none"
mkdir -p "$root/usr/lib64" # every system for which an rpm is meant has it
life deb deb_install deb_upgrade deb_remove
rm -rf "$root/var/lib/rpm-test"
life rpm rpm_install rpm_upgrade rpm_remove
rm -rf "$root/srv/test"
say "deb and rpm: installed, used by Chromium and Firefox, upgraded, used again, removed without a trace"
