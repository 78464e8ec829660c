#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Makes the packages of the host from its app image: a tar.gz for one user, a deb and an rpm for all users.
#   installer/packages.sh IMAGE VERSION OUT [tar|deb|rpm]...
# The deb and the rpm own the manifests that browsers read, so they need no script when they come and go.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
image=$1 version=$2 out=$3
shift 3
[ $# -gt 0 ] || set -- tar deb rpm
date=${SOURCE_DATE_EPOCH:-$(date +%s)}
export SOURCE_DATE_EPOCH=$date

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$out"

# All that a system-wide package brings, as it lies in /.
stage() {
  local stage=$work/stage
  [ ! -d "$stage" ] || return 0
  mkdir -p "$stage/opt" "$stage/usr/bin" "$stage/usr/share/doc/scrubjay"
  cp -a "$image" "$stage/opt/scrubjay"
  ln -s /opt/scrubjay/bin/scrubjay "$stage/usr/bin/scrubjay"
  cp "$here/../LICENSE" "$stage/usr/share/doc/scrubjay/copyright"
  "$image/bin/scrubjay" register --system --root "$stage" --launcher /opt/scrubjay/bin/scrubjay-host
  # One date for all that was made here; what the image brings keeps its own.
  find "$stage" -path "$stage/opt/scrubjay/*" -prune -o -exec touch -h -d "@$date" {} +
}

# The Debian packages with the libraries that the runtime takes from the system.
debian_libraries() {
  local library
  find "$image" -type f \( -name '*.so' -o -path '*/runtime/bin/*' \) -exec ldd {} + 2>/dev/null \
    | awk '$2 == "=>" && $3 ~ /^\// { print $3 }' | sort -u | while read -r library; do
      case $library in "$image"/*) continue ;; esac
      dpkg -S "$library" 2>/dev/null || dpkg -S "${library#/usr}" 2>/dev/null || dpkg -S "/usr$library"
    done | sed 's/:.*//' | sort -u | paste -sd, | sed 's/,/, /g'
}

make_tar() {
  local file=$out/scrubjay-$version-linux-$(uname -m).tar.gz
  tar -C "$(dirname "$image")" --sort=name --owner=0 --group=0 --numeric-owner \
    --transform "s,^$(basename "$image"),scrubjay," -cf - "$(basename "$image")" | gzip -9n >"$file"
  echo "$file"
}

make_deb() {
  stage
  local tree=$work/deb
  local file
  file=$out/scrubjay_${version}_$(dpkg --print-architecture).deb
  cp -a "$work/stage" "$tree"
  mkdir "$tree/DEBIAN"
  sed -e "s/@version@/$version/" -e "s/@architecture@/$(dpkg --print-architecture)/" \
    -e "s/@depends@/$(debian_libraries)/" -e "s/@kilobytes@/$(du -sk --apparent-size "$tree" | cut -f1)/" \
    "$here/src/control" >"$tree/DEBIAN/control"
  (cd "$tree" && find . -path ./DEBIAN -prune -o -type f -printf '%P\0' | sort -z | xargs -0 md5sum >DEBIAN/md5sums)
  touch -d "@$date" "$tree/DEBIAN" "$tree/DEBIAN"/*
  dpkg-deb --root-owner-group -Zxz -b "$tree" "$file" >/dev/null
  echo "$file"
}

make_rpm() {
  stage
  # Every file, and every folder that no basic system brings.
  (cd "$work/stage" && find . -mindepth 1 -type d -printf '%%dir "/%P"\n' \
    | grep -v -x -E '%dir "/(etc|etc/opt|opt|usr|usr/(bin|lib|lib64|share|share/doc))"' | sort
    find . -not -type d -printf '"/%P"\n' | sort) >"$work/stage.files"
  sed -e "s/@version@/$version/" -e "s,@stage@,$work/stage,g" "$here/src/scrubjay.spec" >"$work/scrubjay.spec"
  rpmbuild -bb --quiet --target "$(uname -m)" --define "_topdir $work/rpm" --define "_rpmdir $work/rpm/out" \
    --define '_buildhost reproducible' --define 'use_source_date_epoch_as_buildtime 1' \
    --define '_binary_payload w6.xzdio' "$work/scrubjay.spec" >&2
  local file
  for file in "$work"/rpm/out/*/*.rpm; do
    cp "$file" "$out/"
    echo "$out/$(basename "$file")"
  done
}

for kind in "$@"; do
  case $kind in
    tar) make_tar ;;
    deb) make_deb ;;
    rpm) make_rpm ;;
    *) echo "packages.sh knows tar, deb and rpm, not '$kind'" >&2; exit 2 ;;
  esac
done
